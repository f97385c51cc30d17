package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo must tell its whole story, and must leave nothing behind, however it ends. */
@Tag("docker")
class DemoIT {

    private static final Duration LEAKS = Duration.ofSeconds(90);

    @TempDir
    Path temporary;

    private TestEngine engine;
    private List<String> before;

    @BeforeEach
    void lookAtTheEngine() {
        engine = TestEngine.required();
        before = whatIsThere();
    }

    private Map<String, String> environment() {
        return Map.of("DOCKER_HOST", engine.host(), "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    }

    /** Everything of the engine that a demo makes, but for what other tests made. */
    private List<String> whatIsThere() {
        return Stream.of(
                        List.of("ps", "-a", "--format", "{{.Names}}"),
                        List.of("images", "--format", "{{.Repository}}"),
                        List.of("network", "ls", "--format", "{{.Name}}"),
                        List.of("volume", "ls", "--format", "{{.Name}}"))
                .flatMap(words ->
                        engine.docker(words.toArray(String[]::new)).succeeded().lines())
                .filter(line -> line.contains("composure-demo-"))
                .sorted()
                .toList();
    }

    private List<Path> folders() throws IOException {
        try (var entries = Files.list(temporary)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("composure-"))
                    .toList();
        }
    }

    @Test
    void theLeakIsShownRemediedAndProven() throws IOException {
        var demo = Command.run(environment(), Distribution.words("demo"));

        assertThat(demo.succeeded())
                .contains("zombies")
                .contains("orphan-always")
                .contains("+    init: true")
                .contains("recreate app: its healthcheck was rewritten")
                .contains("tls kept its container")
                .containsPattern("Proven in [0-9.]+ s: [0-9]+ zombies in [0-9]+ probes")
                .contains("nothing is left");
        assertThat(whatIsThere()).isSubsetOf(before);
        assertThat(folders()).isEmpty();
    }

    @Test
    void anInterruptLeavesNothingBehind() throws IOException, InterruptedException {
        var log = temporary.resolve("demo.log");
        // A shell that runs the tests in the background has had them ignore SIGINT, and their children with them.
        var words = Stream.concat(Stream.of("env", "--default-signal=INT"), Distribution.words("demo").stream())
                .toList();
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment());
        var demo = builder.start();
        Eventually.within(LEAKS, "the leak is shown", () -> read(log), text -> text.contains("3 probes"));
        assertThat(whatIsThere())
                .as("the negative control: something is there")
                .isNotEmpty()
                .isNotEqualTo(before);

        Command.run(Map.of(), List.of("kill", "-INT", Long.toString(demo.pid())))
                .succeeded();

        assertThat(demo.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isNotZero();
        assertThat(whatIsThere()).isSubsetOf(before);
        assertThat(folders()).isEmpty();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException notYet) {
            return "";
        }
    }

    @Test
    void withoutAnEngineItSaysWhatToDo() {
        var nowhere = Map.of("DOCKER_HOST", "unix:///nowhere.sock");
        var demo = Command.run(nowhere, Distribution.words("demo"));
        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.output()).contains("/nowhere.sock").contains("DOCKER_HOST");
    }

    @Test
    void aSocketThatThisUserMayNotOpenIsNamed() {
        var socket = engine.host().substring("unix://".length());
        var demo = Command.run(
                Map.of(),
                Stream.concat(
                                Stream.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env"),
                                Stream.concat(
                                        Stream.of("DOCKER_HOST=" + engine.host(), "HOME=/tmp"),
                                        Distribution.words("demo").stream()))
                        .toList());
        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.output()).contains(socket);
    }
}
