package dev.composure.compose.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What Docker Compose said once: the file ORACLE.jsonl of a corpus.
final class RecordedOracle implements Oracle {

    private final Path folder;
    private final Map<String, JsonNode> answers = new HashMap<>();

    RecordedOracle(Path folder) {
        this.folder = folder;
        var json = new ObjectMapper();
        try (var lines = Files.lines(folder.resolve("ORACLE.jsonl"))) {
            for (var line : lines.toList()) {
                var answer = json.readTree(line);
                answers.put(answer.path("file").asText(), answer);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Optional<JsonNode> healthchecks(Path file, boolean interpolated) {
        return Optional.ofNullable(answers.get(folder.relativize(file).toString()))
                .map(answer -> answer.path(interpolated ? "interpolated_empty_env" : "no_interpolate"))
                .filter(JsonNode::isObject);
    }
}
