package dev.composure.cli;

import dev.composure.operate.check.CheckProject;
import dev.composure.operate.check.CheckRequest;
import dev.composure.report.CheckReport;
import dev.composure.report.InputError;
import dev.composure.report.TextReport;
import dev.composure.report.json.Json;
import dev.composure.report.json.ReportJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Compose files, or folders to look for them in (default: this folder).")
    List<String> paths = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A file of one project; give it again for the files laid over it.")
    List<String> files = List.of();

    @Option(
            names = "--policy",
            paramLabel = "FILE|DIR",
            defaultValue = "",
            description = "The policies to judge by (default: the built-in baseline).")
    String policy;

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

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    ColorMode color;

    @Option(
            names = "--project-directory",
            paramLabel = "DIR",
            defaultValue = "",
            description = "As docker compose has it (default: the folder of the first file).")
    String projectDirectory;

    @Option(names = "--env-file", paramLabel = "FILE", description = "As docker compose has it; may be given again.")
    List<String> envFiles = List.of();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Judge only what that profile starts; may be given again (default: everything).")
    List<String> profiles = List.of();

    @Spec
    CommandSpec spec;

    private final CheckProject useCase;
    private final Terminal terminal;

    public CheckCommand(CheckProject useCase, Terminal terminal) {
        this.useCase = useCase;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var report = useCase.check(new CheckRequest(
                terminal.workingDirectory(),
                paths,
                files,
                policy,
                projectDirectory,
                envFiles,
                profiles,
                terminal.environment()));
        say(report, spec.commandLine().getErr());
        show(report, spec.commandLine().getOut());
        if (!report.isComplete()) {
            return 2;
        }
        return failOn.failsOn(report) ? 1 : 0;
    }

    private void show(CheckReport report, PrintWriter out) {
        var paint = color.paint(terminal);
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
            report.notes().forEach(note -> err.println(line("note", note)));
        }
        report.errors().forEach(error -> err.println(line("error", error)));
        err.flush();
    }

    private static String line(String kind, InputError error) {
        return error.place() + ": " + kind + ": " + error.message();
    }
}
