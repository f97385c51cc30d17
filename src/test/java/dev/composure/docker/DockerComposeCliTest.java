package dev.composure.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.ComposeUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerComposeCliTest {

    @TempDir
    Path folder;

    private Path program(String name, String script) throws IOException {
        var path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    private DockerComposeCli compose(String script, Map<String, String> environment) throws IOException {
        return new DockerComposeCli(
                program("compose", script).toString(), "unix:///engine.sock", environment, Duration.ofSeconds(20));
    }

    private ComposeInvocation invocation() {
        return new ComposeInvocation("shop", folder.toString(), List.of("/a.yaml", "/b.yaml"), List.of("/a.env"));
    }

    @Test
    void namesTheProjectItsFilesAndTheServicesAndNothingElse() throws IOException {
        var services = new TreeMap<>(Map.of("web", 2, "--build", 1));
        var outcome = compose("printf '%s\\n' \"$@\"", Map.of()).bringUp(invocation(), services);

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.output().lines())
                .containsExactly(
                        "-p",
                        "shop",
                        "--project-directory",
                        folder.toString(),
                        "-f",
                        "/a.yaml",
                        "-f",
                        "/b.yaml",
                        "--env-file",
                        "/a.env",
                        "up",
                        "-d",
                        "--no-build",
                        "--pull",
                        "never",
                        "--remove-orphans=false",
                        "--scale",
                        "--build=1",
                        "--scale",
                        "web=2",
                        "--",
                        "--build",
                        "web");
    }

    @Test
    void neverBringsUpAWholeProject() throws IOException {
        var cli = compose("exit 0", Map.of());
        assertThatThrownBy(() -> cli.bringUp(invocation(), new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inheritsTheEnvironmentButNotWhatChangesTheMeaning() throws IOException {
        var inherited = Map.of(
                "GREETING", "hello",
                "COMPOSE_FILE", "/other.yaml",
                "COMPOSE_REMOVE_ORPHANS", "true",
                "COMPOSURE_TOKEN", "secret",
                "DOCKER_CONTEXT", "elsewhere",
                "DOCKER_HOST", "tcp://elsewhere:2375");
        var output = compose("/usr/bin/env; pwd", inherited)
                .bringUp(invocation(), new TreeMap<>(Map.of("web", 1)))
                .output();

        assertThat(output).contains("GREETING=hello", "DOCKER_HOST=unix:///engine.sock", folder.toString());
        assertThat(output).doesNotContain("COMPOSE_", "COMPOSURE_", "elsewhere");
    }

    @Test
    void returnsWhatACommandSaidAndItsExitCode() throws IOException {
        var outcome = compose("echo out; echo err >&2; exit 17", Map.of())
                .bringUp(invocation(), new TreeMap<>(Map.of("web", 1)));

        assertThat(outcome.exitCode()).isEqualTo(17);
        assertThat(outcome.output()).isEqualTo("out\nerr\n");
    }

    @Test
    void oneThatWasKilledHasSaidNothingAboutTheProject() throws IOException {
        var killed = compose("kill -9 $$", Map.of());
        assertThatThrownBy(() -> killed.config(invocation()))
                .isInstanceOf(ComposeUnavailable.class)
                .hasMessageContaining("137");
        assertThatThrownBy(() -> killed.rehearse(invocation(), new TreeMap<>(Map.of("web", 1))))
                .isInstanceOf(ComposeUnavailable.class);
        assertThat(compose("exit 17", Map.of()).config(invocation()).exitCode())
                .as("one that failed has")
                .isEqualTo(17);
    }

    @Test
    void drainsMoreOutputThanItKeeps() throws IOException {
        var outcome = compose("yes | head -c 3000000", Map.of("PATH", "/usr/bin:/bin"))
                .bringUp(invocation(), new TreeMap<>(Map.of("web", 1)));

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.output()).hasSize(256 << 10);
    }

    @Test
    void stopsACommandAtItsDeadline() throws IOException {
        var slow = new DockerComposeCli(
                program("slow", "echo began; exec sleep 60").toString(),
                "",
                Map.of("PATH", "/usr/bin:/bin"),
                Duration.ofMillis(400));
        var outcome = slow.bringUp(invocation(), new TreeMap<>(Map.of("web", 1)));

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.output()).startsWith("began\n").contains("it did not end within 0 s");
    }

    @Test
    void findsThePluginOfTheUserFirst() throws IOException {
        program("home/.docker/cli-plugins/docker-compose", "echo v2.99.0");
        var cli = new DockerComposeCli(
                "", "", Map.of("HOME", folder.resolve("home").toString()), Duration.ofSeconds(20));

        assertThat(cli.version()).isEqualTo("2.99.0");
    }

    @Test
    void saysWhichProgramIsMissing() {
        var missing = new DockerComposeCli("/no/such/compose", "", Map.of(), Duration.ofSeconds(20));
        assertThatThrownBy(missing::version)
                .isInstanceOf(ComposeUnavailable.class)
                .hasMessage("/no/such/compose is not a program that can be run.");
    }

    @Test
    void refusesTheFirstGeneration() throws IOException {
        assertThatThrownBy(() -> compose("echo 1.29.2", Map.of()).version())
                .isInstanceOf(ComposeUnavailable.class)
                .hasMessageContaining("needs version 2");
    }

    @Test
    void refusesAProgramThatIsSomethingElse() throws IOException {
        assertThatThrownBy(() -> compose("echo hello; exit 1", Map.of()).version())
                .isInstanceOf(ComposeUnavailable.class)
                .hasMessageContaining("does not say which version it is: hello");
    }
}
