package dev.composure.compose.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.composure.compose.project.AbsolutePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Docker Compose itself; `config` needs no engine.
final class LiveOracle implements Oracle {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/libexec/docker/cli-plugins/docker-compose"),
            Path.of("/usr/local/lib/docker/cli-plugins/docker-compose"),
            Path.of("/usr/lib/docker/cli-plugins/docker-compose"));

    /// A file may name what has to be fetched; nobody waits for that.
    private static final int MOST_SECONDS = 20;

    private final Path binary;
    private final ObjectMapper json = new ObjectMapper();

    private LiveOracle(Path binary) {
        this.binary = binary;
    }

    static Optional<LiveOracle> find() {
        return PLACES.stream().filter(Files::isExecutable).findFirst().map(LiveOracle::new);
    }

    @Override
    public Optional<JsonNode> healthchecks(Path file, boolean interpolated) {
        return config(Path.of(AbsolutePath.parent(file.toString())), List.of(file), interpolated)
                .map(project -> {
                    var healthchecks = json.createObjectNode();
                    project.path("services").properties().forEach(service -> {
                        if (service.getValue().path("healthcheck").isObject()) {
                            healthchecks.set(
                                    service.getKey(), service.getValue().path("healthcheck"));
                        }
                    });
                    return healthchecks;
                });
    }

    /// The whole project as Docker Compose prints it; empty where it refuses.
    Optional<JsonNode> config(Path directory, List<Path> files, boolean interpolated) {
        var command = new ArrayList<>(List.of(binary.toString(), "-p", "oracle", "--profile", "*"));
        files.forEach(file -> command.addAll(List.of("-f", file.toString())));
        command.addAll(List.of("config", "--format", "json"));
        if (!interpolated) {
            command.add("--no-interpolate");
        }
        try {
            return run(directory, command);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<JsonNode> run(Path directory, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("HOME", "/nonexistent");
        var process = builder.start();
        process.getOutputStream().close();
        CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? parse(output) : Optional.empty();
    }

    private Optional<JsonNode> parse(String output) {
        try {
            return Optional.of(json.readTree(output));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
