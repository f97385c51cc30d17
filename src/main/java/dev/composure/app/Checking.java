package dev.composure.app;

import dev.composure.cli.CheckCommand;
import dev.composure.cli.Terminal;
import dev.composure.files.DiskSources;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.check.CheckProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.TreeMap;

/// Wires what judges files: nothing in it knows an engine or a server.
final class Checking {
    private Checking() {}

    static CheckCommand command() {
        var here = Path.of("").toAbsolutePath();
        return new CheckCommand(
                new CheckProject(new DiskSources(), new PolicyFiles(here), InstantSource.system()),
                new Terminal(here.toString(), new TreeMap<>(System.getenv()), isTerminal()));
    }

    /// Asked of the kernel, because the JDK's console loads a line editor before it answers.
    private static boolean isTerminal() {
        try {
            var output = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return output.startsWith("/dev/pts/") || output.startsWith("/dev/tty") || output.equals("/dev/console");
        } catch (IOException unknown) {
            return false;
        }
    }
}
