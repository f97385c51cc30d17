package dev.composure.cli;

import dev.composure.operate.check.FixProject;
import dev.composure.operate.facts.FactSource;
import dev.composure.report.FixReport;
import dev.composure.report.TextReport;
import dev.composure.report.UnifiedDiff;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes safe healthchecks into compose files.
@Command(
        name = "fix",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Write into compose files what makes their healthchecks safe, as far as the files alone tell,"
                + " or with facts about the images."
                + " Every other byte stays. Never touches containers.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:with --dry-run: something would be changed",
            "2:not everything could be judged, or nothing could be written",
            "4:some files were written and some could not be",
            "70:a bug in Composure"
        })
public final class FixCommand implements Callable<Integer> {

    @Mixin
    Selection selection = new Selection();

    @Mixin
    FactsOptions facts = new FactsOptions();

    @Option(
            names = {"-n", "--dry-run"},
            description = "Only print the changes as one unified diff, for git apply or patch -p1.")
    boolean dryRun;

    @Option(names = "--backup", description = "Keep each original beside its file, as FILE.orig.")
    boolean backup;

    @Option(
            names = "--untried",
            description = "Also write remedies of which only the container could show that they work there.")
    boolean untried;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say only what went wrong.")
    boolean isQuiet;

    @Spec
    CommandSpec spec;

    private final FixProject useCase;
    private final Knowing knowing;
    private final Terminal terminal;

    public FixCommand(FixProject useCase, Knowing knowing, Terminal terminal) {
        this.useCase = useCase;
        this.knowing = knowing;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return knowing.with(facts.wanted(), this::fix);
    }

    private int fix(FactSource known) {
        var report = useCase.fix(selection.request(terminal), new FixProject.Manner(dryRun, backup, untried), known);
        say(report, spec.commandLine().getErr());
        show(report, spec.commandLine().getOut());
        return exitCode(report);
    }

    private int exitCode(FixReport report) {
        if (!report.failures().isEmpty()) {
            return report.changes().isEmpty() ? 2 : 4;
        }
        if (!report.left().isComplete()) {
            return 2;
        }
        return dryRun && !report.changes().isEmpty() ? 1 : 0;
    }

    private void show(FixReport report, PrintWriter out) {
        if (dryRun) {
            out.print(UnifiedDiff.render(report.changes()));
        } else if (!isQuiet) {
            report.changes().forEach(change -> out.println("fixed " + change.path()));
            report.copies().forEach(copy -> out.println("kept  " + copy));
        }
        out.flush();
    }

    private void say(FixReport report, PrintWriter err) {
        report.left().errors().forEach(error -> err.println(error.line("error")));
        report.failures().forEach(failure -> err.println(failure.line("error")));
        if (!isQuiet) {
            report.left().notes().forEach(note -> err.println(note.line("note")));
            left(report, err);
        }
        err.flush();
    }

    private void left(FixReport report, PrintWriter err) {
        if (!report.left().findings().isEmpty()) {
            err.println("What is left, and why:");
            err.print(TextReport.render(report.left(), selection.paint(terminal), true));
        } else if (report.changes().isEmpty()) {
            err.println("nothing to do");
        }
    }
}
