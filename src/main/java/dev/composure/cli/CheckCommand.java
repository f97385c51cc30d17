package dev.composure.cli;

import dev.composure.operate.check.CheckProject;
import dev.composure.operate.check.CompareBaseline;
import dev.composure.operate.check.ReportUnwritten;
import dev.composure.operate.check.ReportWriter;
import dev.composure.operate.facts.FactSource;
import dev.composure.report.CheckReport;
import dev.composure.report.Paint;
import dev.composure.report.TextReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Judges compose files.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Judge the healthchecks of compose files, and show what would make them safe. Touches nothing.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything was judged, and nothing weighs as much as --fail-on",
            "1:findings",
            "2:not everything could be judged",
            "70:a bug in Composure"
        })
public final class CheckCommand implements Callable<Integer> {

    @Mixin
    Selection selection = new Selection();

    @Mixin
    FactsOptions facts = new FactsOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    CheckFormat format;

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            converter = ReportTarget.Reader.class,
            description = "Write the result to a file too, in that format; may be given again.")
    List<ReportTarget> reports = List.of();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            defaultValue = "",
            description = "Findings that this file lists are known and do not fail; those that are gone are told.")
    String baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            defaultValue = "",
            description = "Write what is found now, as a baseline for the next time; all of it is known then.")
    String newBaseline;

    @Option(names = "--diff", description = "Print the rewrite as a unified diff, for git apply or patch -p1.")
    boolean showsDiff;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "Exit with 1 from that severity on: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    FailOn failOn;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing when all is well, and no notes.")
    boolean isQuiet;

    @Spec
    CommandSpec spec;

    private final CheckProject useCase;
    private final Knowing knowing;
    private final CompareBaseline baselines;
    private final ReportWriter writer;
    private final Terminal terminal;

    public CheckCommand(
            CheckProject useCase, Knowing knowing, CompareBaseline baselines, ReportWriter writer, Terminal terminal) {
        this.useCase = useCase;
        this.knowing = knowing;
        this.baselines = baselines;
        this.writer = writer;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return knowing.with(facts.wanted(), this::check);
    }

    private int check(FactSource known) {
        var unwritten = new ArrayList<String>();
        var report = compared(judged(known), unwritten);
        say(report);
        show(report);
        reports.forEach(target -> write(target, report, unwritten));
        unwritten.forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        if (!report.isComplete() || !unwritten.isEmpty()) {
            return 2;
        }
        return failOn.failsOn(report) ? 1 : 0;
    }

    private CheckReport judged(FactSource known) {
        try (var progress = new ProgressLine(spec.commandLine().getErr(), terminal.showsProgress() && !isQuiet)) {
            return useCase.check(selection.request(terminal), known, progress);
        }
    }

    private CheckReport compared(CheckReport report, List<String> unwritten) {
        if (baseline.isEmpty() && newBaseline.isEmpty()) {
            return report;
        }
        try {
            return baselines.compare(report, baseline, newBaseline);
        } catch (ReportUnwritten failed) {
            unwritten.add(String.valueOf(failed.getMessage()));
            return report;
        }
    }

    private void write(ReportTarget target, CheckReport report, List<String> unwritten) {
        try {
            writer.write(target.file(), target.format().render(report, manner(Paint.PLAIN)));
        } catch (ReportUnwritten failed) {
            unwritten.add(String.valueOf(failed.getMessage()));
        }
    }

    private CheckFormat.Manner manner(Paint paint) {
        return new CheckFormat.Manner(paint, isQuiet, failOn.least());
    }

    private void show(CheckReport report) {
        var out = spec.commandLine().getOut();
        var paint = selection.paint(terminal);
        out.print(format.render(report, manner(paint)));
        if (showsDiff && format == CheckFormat.TEXT) {
            out.print(TextReport.renderDiff(report, paint));
        }
        out.flush();
    }

    private void say(CheckReport report) {
        var err = spec.commandLine().getErr();
        if (!isQuiet) {
            report.notes().forEach(note -> err.println(note.line("note")));
        }
        report.errors().forEach(error -> err.println(error.line("error")));
        err.flush();
    }
}
