package dev.composure.cli;

import dev.composure.operate.check.CheckRequest;
import dev.composure.report.Paint;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which compose files a command is about, read how, and judged by which policies.
final class Selection {

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
            paramLabel = "FILE|DIR|GIT-URL[@REF][//PATH]",
            defaultValue = "",
            description = "The policies to judge by (default: the built-in baseline).")
    String policy;

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

    CheckRequest request(Terminal terminal) {
        return new CheckRequest(
                terminal.workingDirectory(),
                paths,
                files,
                policy,
                projectDirectory,
                envFiles.isEmpty() ? envFilesOf(terminal.environment()) : envFiles,
                profiles,
                terminal.environment());
    }

    /// `COMPOSE_ENV_FILES` stands for `--env-file` where none is given, as docker compose has it.
    private static List<String> envFilesOf(SortedMap<String, String> environment) {
        var names = environment.getOrDefault("COMPOSE_ENV_FILES", "");
        return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    }

    Paint paint(Terminal terminal) {
        return color.paint(terminal);
    }
}
