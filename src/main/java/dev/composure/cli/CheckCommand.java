package dev.composure.cli;

import dev.composure.operate.check.CheckProject;
import dev.composure.operate.facts.FactSource;
import dev.composure.report.CheckReport;
import dev.composure.report.TextReport;
import dev.composure.report.json.Json;
import dev.composure.report.json.ReportJson;
import java.io.PrintWriter;
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
    Format format;

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
    private final Terminal terminal;

    public CheckCommand(CheckProject useCase, Knowing knowing, Terminal terminal) {
        this.useCase = useCase;
        this.knowing = knowing;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return knowing.with(facts.wanted(), this::check);
    }

    private int check(FactSource known) {
        var report = useCase.check(selection.request(terminal), known);
        say(report, spec.commandLine().getErr());
        show(report, spec.commandLine().getOut());
        if (!report.isComplete()) {
            return 2;
        }
        return failOn.failsOn(report) ? 1 : 0;
    }

    private void show(CheckReport report, PrintWriter out) {
        var paint = selection.paint(terminal);
        out.print(
                switch (format) {
                    case JSON -> Json.render(ReportJson.of(report));
                    case TEXT -> TextReport.render(report, paint, isQuiet);
                });
        if (showsDiff && format == Format.TEXT) {
            out.print(TextReport.renderDiff(report, paint));
        }
        out.flush();
    }

    private void say(CheckReport report, PrintWriter err) {
        if (!isQuiet) {
            report.notes().forEach(note -> err.println(note.line("note")));
        }
        report.errors().forEach(error -> err.println(error.line("error")));
        err.flush();
    }
}
