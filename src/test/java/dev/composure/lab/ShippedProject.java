package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Composure in a container, by the files in `config`, watching over one project, in whose folder its own files are.
final class ShippedProject {

    private static final Duration STARTS = Duration.ofMinutes(2);

    private final TestEngine engine;
    private final LabProject watched;
    private final Path folder;
    private final String name;
    private final TreeMap<String, String> environment = new TreeMap<>();

    ShippedProject(LabProject watched, String policy) {
        this.engine = watched.engine();
        this.watched = watched;
        this.folder = watched.folder().resolve("operator");
        this.name = watched.name() + "-operator";
        try {
            var policies = Files.createDirectories(folder.resolve("policies"));
            Files.writeString(policies.resolve("policy.yaml"), policy);
            for (var file : List.of("compose.yaml", "compose.operator.yaml")) {
                Files.copy(Path.of("config", file), folder.resolve(file));
            }
            Files.copy(Path.of("src/test/scenarios/Shipped/compose.yaml"), folder.resolve("compose.tempting.yaml"));
            environment.put("COMPOSURE_PORT", Integer.toString(freePort()));
            environment.put("POLICIES", policies.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        environment.put("DOCKER_GID", "0");
        environment.put("DOCKER_SOCKET", engine.host().substring("unix://".length()));
        environment.put("STACKS", watched.folder().toString());
        useImage(Shipped.image(engine));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void useImage(String image) {
        environment.put("COMPOSURE_IMAGE", image);
    }

    Path file(String file) {
        return folder.resolve(file);
    }

    String name() {
        return name;
    }

    /// Brings it up from those files, and waits until it says itself that it is well.
    void up(String... files) {
        compose(List.of(files), "up", "-d", "--no-build", "--pull", "never").succeeded();
        awaitHealthy();
    }

    void restart() {
        engine.docker("restart", container()).succeeded();
        awaitHealthy();
    }

    private void awaitHealthy() {
        Eventually.within(
                STARTS,
                "the operator is healthy",
                () -> engine.docker("inspect", "--format", "{{.State.Health.Status}} {{.State.Status}}", container())
                        .output()
                        .strip(),
                "healthy running"::equals);
    }

    String container() {
        return engine.docker("ps", "-aq", "--no-trunc", "--filter", "label=com.docker.compose.project=" + name)
                .succeeded()
                .strip();
    }

    private Command compose(List<String> files, String... words) {
        var all = new ArrayList<>(List.of("-p", name, "--project-directory", folder.toString()));
        files.forEach(file -> all.addAll(List.of("-f", file(file).toString())));
        all.addAll(List.of(words));
        return engine.compose(environment, all);
    }

    /// A project as `composure get` prints it, in the container.
    ProjectView get(String project) {
        var answer = engine.docker("exec", container(), "composure", "get", "composeprojects", project, "-o", "json");
        return answer.exitCode() == 0 ? ProjectView.parse(answer.output()) : ProjectView.MISSING;
    }

    ProjectView await(Duration deadline, String obligation, Predicate<ProjectView> holds) {
        return Eventually.within(deadline, watched.name() + " " + obligation, () -> get(watched.name()), holds);
    }

    String log() {
        return engine.docker("logs", container()).output();
    }

    /// Removes containers and volumes; what went wrong, if anything.
    Optional<String> takeDown() {
        var down = compose(List.of("compose.yaml", "compose.operator.yaml"), "down", "-v", "--timeout", "5");
        return down.exitCode() == 0 ? Optional.empty() : Optional.of(down.output());
    }
}
