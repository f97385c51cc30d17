package dev.composure.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.PathEntry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The header `X-Docker-Container-Path-Stat`: base64 of JSON, its mode in the bits of Go's `fs.FileMode`.
final class PathStat {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long GO_MODE_DIR = 1L << 31;
    private static final long EXECUTE_BITS = 0_111;

    private PathStat() {}

    static PathEntry parse(String header) {
        try {
            var stat = JSON.readTree(new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8));
            var mode = stat.path("mode").asLong();
            return new PathEntry(
                    stat.path("name").asText(),
                    stat.path("size").asLong(),
                    (mode & GO_MODE_DIR) == 0 && (mode & EXECUTE_BITS) != 0,
                    stat.path("linkTarget").asText());
        } catch (JsonProcessingException | IllegalArgumentException invalid) {
            throw new EngineUnavailable("The Docker Engine describes a file in a way that is not understood.", invalid);
        }
    }
}
