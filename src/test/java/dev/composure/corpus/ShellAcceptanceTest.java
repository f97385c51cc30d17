package dev.composure.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Service;
import dev.composure.probe.shell.ShellScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What our reader takes for a script is what shells and shellcheck take for one, in every script of the corpus. */
class ShellAcceptanceTest {

    /** What a program printed, and how it ended. */
    private record Outcome(int exitCode, String output) {}

    private static Set<String> scripts() {
        var scripts = new TreeSet<String>();
        Corpus.read().files().stream()
                .flatMap(judged -> judged.loaded().project().services().values().stream())
                .forEach(service -> script(service).ifPresent(scripts::add));
        return scripts;
    }

    private static Optional<String> script(Service service) {
        return switch (service.healthcheck().test()) {
            case HealthcheckTest.Shell(var script, var _) -> Optional.of(script);
            case HealthcheckTest.Exec(var words)
            when words.size() == 3
                    && words.getFirst().endsWith("sh")
                    && words.get(1).equals("-c") -> Optional.of(words.get(2));
            default -> Optional.empty();
        };
    }

    private static Outcome run(String input, String... words) {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void whatIsUnderstoodIsTakenByDashOrBash() {
        List.of("/bin/dash", "/bin/bash")
                .forEach(shell -> assumeThat(Path.of(shell)).exists());
        var scripts = scripts();
        var differing = scripts.stream()
                .filter(script -> ShellScript.parse(script, true).isUnderstood() != isTaken(script))
                .toList();

        assertThat(differing).isEmpty();
        assertThat(scripts).hasSizeGreaterThan(100);
    }

    private static boolean isTaken(String script) {
        return Stream.of("/bin/dash", "/bin/bash")
                .anyMatch(shell -> run("", shell, "-n", "-c", script).exitCode() == 0);
    }

    @Test
    void shellcheckReadsTheSameScripts() {
        assumeThat(Path.of("/usr/bin/shellcheck")).exists();
        var differing = scripts().stream()
                .filter(script -> !script.isBlank())
                .filter(script -> ShellScript.parse(script, true).isUnderstood() == isRefusedByShellcheck(script))
                .toList();

        assertThat(differing).isEmpty();
    }

    /** SC1072 and SC1073 are its words for a script that it cannot read. */
    private static boolean isRefusedByShellcheck(String script) {
        return run(script, "/usr/bin/shellcheck", "-s", "bash", "-f", "gcc", "-")
                .output()
                .matches("(?s).*\\[SC107[23]].*");
    }
}
