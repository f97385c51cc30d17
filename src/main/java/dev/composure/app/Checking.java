package dev.composure.app;

import dev.composure.cli.CheckCommand;
import dev.composure.cli.FixCommand;
import dev.composure.cli.Terminal;
import dev.composure.docker.DockerComposeCli;
import dev.composure.files.DiskFiles;
import dev.composure.files.DiskReports;
import dev.composure.files.DiskSources;
import dev.composure.files.LinkedShadows;
import dev.composure.operate.Referee;
import dev.composure.operate.check.CheckProject;
import dev.composure.operate.check.CompareBaseline;
import dev.composure.operate.check.FixProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeMap;

/// Wires what judges and fixes files: nothing in it knows an engine or a server.
final class Checking {
    private static final Duration LONGEST_READING = Duration.ofMinutes(1);

    private Checking() {}

    static CheckCommand check() {
        var sources = new DiskSources();
        var reports = new DiskReports(here());
        return new CheckCommand(
                new CheckProject(sources, Policies.loader(), clock()),
                (wanted, then) -> Knowledge.with(wanted, then),
                new CompareBaseline(sources, reports, here().toString()),
                reports,
                terminal());
    }

    static FixCommand fix() {
        var fix = new FixProject(
                new DiskSources(),
                Policies.loader(),
                roots -> new DiskFiles(roots),
                new Referee(DockerComposeCli.withoutEngine("", System.getenv(), LONGEST_READING), new LinkedShadows()),
                clock());
        return new FixCommand(fix, (wanted, then) -> Knowledge.with(wanted, then), terminal());
    }

    private static Path here() {
        return Path.of("").toAbsolutePath();
    }

    private static InstantSource clock() {
        return InstantSource.system();
    }

    static Terminal terminal() {
        return new Terminal(here().toString(), new TreeMap<>(System.getenv()), isTerminal("1"), isTerminal("2"));
    }

    /// Asked of the kernel, because the JDK's console loads a line editor before it answers.
    private static boolean isTerminal(String descriptor) {
        try {
            var output =
                    Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
            return output.startsWith("/dev/pts/") || output.startsWith("/dev/tty") || output.equals("/dev/console");
        } catch (IOException unknown) {
            return false;
        }
    }
}
