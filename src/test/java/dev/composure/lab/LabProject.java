package dev.composure.lab;

import dev.composure.reconcile.ContainerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A compose project of one test: its own copy of the scenario's files, its own name on the engine.
public final class LabProject {

    private static final Path SCENARIOS = Path.of("src", "test", "scenarios");
    private static final Duration BECOMES_HEALTHY = Duration.ofSeconds(60);

    private final TestEngine engine;
    private final String name;
    private final Path folder;

    private LabProject(TestEngine engine, String name, Path folder) {
        this.engine = engine;
        this.name = name;
        this.folder = folder;
    }

    static LabProject copyOf(TestEngine engine, String scenario, String name) {
        try {
            var folder = Files.createTempDirectory("composure-lab-").toRealPath();
            copy(SCENARIOS.resolve(scenario), folder);
            return new LabProject(engine, name, folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var entries = Files.walk(from)) {
            for (var entry : entries.toList()) {
                var target = to.resolve(from.relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(entry, target);
                }
            }
        }
    }

    public TestEngine engine() {
        return engine;
    }

    public String name() {
        return name;
    }

    public Path folder() {
        return folder;
    }

    public Path file() {
        return folder.resolve("compose.yaml");
    }

    public byte[] fileBytes() {
        try {
            return Files.readAllBytes(file());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Gives the file another text before the project is up.
    public void write(String text) {
        try {
            Files.writeString(file(), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Changes some words of the file, which must be there.
    void edit(String words, String others) {
        var text = text("compose.yaml");
        if (!text.contains(words)) {
            throw new AssertionError("no \"%s\" in %s".formatted(words, text));
        }
        write(text.replace(words, others));
    }

    /// The text of a file of the scenario, such as the one that is expected in the end.
    public String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The names of all files in the folder.
    List<String> fileNames() {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The services that have containers.
    List<String> services() {
        return compose("ps", "-a", "--format", "{{.Service}}")
                .succeeded()
                .lines()
                .distinct()
                .sorted()
                .toList();
    }

    public void up() {
        compose("up", "-d", "--no-build", "--pull", "never").succeeded();
    }

    /// Runs a compose command on this project.
    public Command compose(String... words) {
        return composeWith(Map.of(), words);
    }

    /// The same, with further variables.
    Command composeWith(Map<String, String> variables, String... words) {
        var all =
                new ArrayList<>(List.of("-p", name, "--project-directory", folder.toString(), "-f", file().toString()));
        all.addAll(List.of(words));
        return engine.compose(variables, all);
    }

    /// The full id of the one container of a service.
    public ContainerId containerId(String service) {
        var ids = containerIds(service);
        if (ids.size() != 1) {
            throw new AssertionError("%s has %d containers in %s".formatted(service, ids.size(), name));
        }
        return new ContainerId(ids.getFirst());
    }

    /// The full ids of all of them, where there may be several.
    List<String> containerIds(String service) {
        return containers("--filter", "label=com.docker.compose.service=" + service);
    }

    public List<String> allContainers() {
        return containers();
    }

    private List<String> containers(String... filters) {
        var words = new ArrayList<>(
                List.of("ps", "-aq", "--no-trunc", "--filter", "label=com.docker.compose.oneoff=False"));
        words.addAll(List.of("--filter", "label=com.docker.compose.project=" + name));
        words.addAll(List.of(filters));
        return engine.docker(words.toArray(String[]::new)).succeeded().lines().toList();
    }

    /// `starting`, `healthy` or `unhealthy`; empty without a healthcheck.
    public String health(String service) {
        return inspect(service, "{{if .State.Health}}{{.State.Health.Status}}{{end}}");
    }

    public void awaitHealthy(String service) {
        Eventually.within(BECOMES_HEALTHY, service + " is healthy", () -> health(service), "healthy"::equals);
    }

    /// The pid on the host of the container's PID 1.
    public int hostPid(String service) {
        return Integer.parseInt(inspect(service, "{{.State.Pid}}"));
    }

    public String startedAt(String service) {
        return inspect(service, "{{.State.StartedAt}}");
    }

    /// One field of `docker inspect`, by a Go template.
    public String inspect(String service, String template) {
        return engine.docker(
                        "inspect", "--format", template, containerId(service).value())
                .succeeded()
                .strip();
    }

    /// What `docker top` prints.
    public String top(String service) {
        return engine.docker("top", containerId(service).value(), "-eo", "pid,ppid,stat,comm")
                .succeeded();
    }

    /// Removes containers, networks, volumes and the folder; what went wrong, if anything.
    Optional<String> takeDown() {
        var down = compose("down", "-v", "--timeout", "0", "--remove-orphans");
        FolderTree.delete(folder);
        return down.exitCode() == 0 ? Optional.empty() : Optional.of(down.output());
    }
}
