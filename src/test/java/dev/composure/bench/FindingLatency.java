package dev.composure.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.composure.lab.ApiLines;
import dev.composure.lab.Eventually;
import dev.composure.lab.RunningOperator;
import dev.composure.lab.TestEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long after an event of the engine what it leads to stands in the API. Each container belongs to a project of its
 * own, whose file has an unsafe check; a watch tells when the finding is there, and when it rests on a look into the
 * running container.
 */
final class FindingLatency implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SEEN = Duration.ofSeconds(30);
    private static final String PREFIX = "latency-";
    private static final String FILE = """
            services:
              web:
                image: composure-test/busybox
                healthcheck:
                  test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://localhost/"]
                  interval: 10m
            """;

    private final TestEngine engine;
    private final Path folder;
    private final ApiLines watch;
    private final Process events;
    private final Map<String, Instant> happened = new ConcurrentHashMap<>();
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    FindingLatency(TestEngine engine, RunningOperator operator, Path folder) {
        this.engine = engine;
        this.folder = folder;
        this.watch = operator.follow("/apis/composure.dev/v1alpha1/composeprojects?watch=true");
        this.events = engine.start(List.of(
                "events",
                "--filter",
                "type=container",
                "--filter",
                "event=create",
                "--filter",
                "event=start",
                "--format",
                "{{.TimeNano}} {{.Action}} {{index .Actor.Attributes \"com.docker.compose.project\"}}"));
        Thread.ofPlatform().daemon().start(() -> watch.lines().forEach(this::told));
        Thread.ofPlatform().daemon().start(this::readEvents);
    }

    private void told(String line) {
        var now = Instant.now();
        var object = parsed(line).path("object");
        var project = object.at("/spec/project").asText();
        for (var finding : object.at("/status/findings")) {
            if (finding.path("rule").asText().equals("orphan-always")) {
                seen.putIfAbsent("create " + project, now);
                if (finding.path("tier").asText().equals("container")) {
                    seen.putIfAbsent("start " + project, now);
                }
            }
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(line, broken);
        }
    }

    private void readEvents() {
        try (BufferedReader lines = events.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                happened.put(
                        line.substring(space + 1), Instant.ofEpochSecond(0, Long.parseLong(line.substring(0, space))));
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** One container after the other. */
    void run(int count) throws IOException {
        for (int number = 0; number < count; number++) {
            var project = PREFIX + number;
            var home = Files.createDirectory(folder.resolve(project));
            Files.writeString(home.resolve("compose.yaml"), FILE);
            engine.docker(
                            "run",
                            "-d",
                            "--name",
                            project + "-web-1",
                            "--label",
                            "com.docker.compose.project=" + project,
                            "--label",
                            "com.docker.compose.service=web",
                            "--label",
                            "com.docker.compose.container-number=1",
                            "--label",
                            "com.docker.compose.project.working_dir=" + home,
                            "--label",
                            "com.docker.compose.project.config_files=" + home.resolve("compose.yaml"),
                            "composure-test/busybox",
                            "sleep",
                            "infinity")
                    .succeeded();
            Eventually.within(SEEN, project + " is found", () -> seen.containsKey("start " + project), found -> found);
        }
    }

    /** From that event to the finding, in milliseconds, sorted. */
    List<Long> millisAfter(String action) {
        return seen.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(action + " " + PREFIX) && happened.containsKey(entry.getKey()))
                .map(entry -> Duration.between(happened.get(entry.getKey()), entry.getValue())
                        .toMillis())
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        watch.close();
        events.destroy();
        var words = new ArrayList<>(List.of("rm", "-f"));
        happened.keySet().stream()
                .filter(key -> key.startsWith("create " + PREFIX))
                .map(key -> key.substring("create ".length()) + "-web-1")
                .forEach(words::add);
        engine.docker(words.toArray(String[]::new));
    }
}
