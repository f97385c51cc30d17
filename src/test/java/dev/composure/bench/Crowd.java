package dev.composure.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.composure.lab.Command;
import dev.composure.lab.Prerequisite;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Many processes, some of them zombies, as if in one container. They go when this is closed, or the test ends. */
final class Crowd implements AutoCloseable {

    private static final Path SOURCES = Path.of("src", "test", "bench");

    private final Process process;
    private final int first;

    private Crowd(Process process, int first) {
        this.process = process;
        this.first = first;
    }

    /** The process that the others are children of. */
    int first() {
        return first;
    }

    /** Compiles `src/test/bench/NAME.c` into a folder. */
    static Path compiled(String name, Path folder) {
        if (Command.run(Map.of(), List.of("sh", "-c", "command -v cc")).exitCode() != 0) {
            throw Prerequisite.missing("no C compiler: apt-get install gcc libc6-dev");
        }
        var program = folder.resolve(name);
        var source = SOURCES.resolve(name + ".c").toString();
        Command.run(Map.of(), List.of("cc", "-O2", "-Wall", "-Werror", "-o", program.toString(), source))
                .succeeded();
        return program;
    }

    static Crowd of(Path program, int processes, int zombies) {
        var words = List.of(program.toString(), Integer.toString(processes), Integer.toString(zombies));
        try {
            var process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var ready = firstLine(process);
            if (!ready.startsWith("ready ")) {
                throw new AssertionError("there cannot be %d processes here".formatted(processes));
            }
            return new Crowd(process, Integer.parseInt(ready.substring("ready ".length())));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader reader = process.inputReader(US_ASCII);
        return Objects.requireNonNullElse(reader.readLine(), "");
    }

    /** How many processes the kernel lets anybody have. It is to be read at once, or the rest of it is not there. */
    static int mostProcesses() {
        try (var file = new FileInputStream("/proc/sys/kernel/pid_max")) {
            var bytes = new byte[32];
            return Integer.parseInt(new String(bytes, 0, file.read(bytes), US_ASCII).strip());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
