package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A command that ran to its end, with all that it printed.
public record Command(List<String> words, int exitCode, String output) {

    /// Runs the words with these variables besides the inherited ones.
    public static Command run(Map<String, String> environment, List<String> words) {
        return runIn(Path.of(""), environment, words);
    }

    /// The same, in a folder.
    static Command runIn(Path folder, Map<String, String> environment, List<String> words) {
        var builder = new ProcessBuilder(words)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(List.copyOf(words), process.waitFor(), output);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(String.join(" ", words) + " was interrupted", stop);
        }
    }

    /// The output of a command that must succeed.
    public String succeeded() {
        if (exitCode != 0) {
            throw new AssertionError("%s ended with %d:%n%s".formatted(String.join(" ", words), exitCode, output));
        }
        return output;
    }
}
