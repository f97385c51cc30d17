package dev.composure.compose.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;

/// Somebody who knows what Docker Compose reads in a file.
interface Oracle {

    /// What Docker Compose reads with its variables filled in from an empty environment, or as they are written: for
    /// each service its healthcheck. Empty where it refuses the file.
    Optional<JsonNode> healthchecks(Path file, boolean interpolated);
}
