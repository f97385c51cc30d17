package dev.composure.compose.oracle;

import java.util.Map;

/// The healthchecks of the corpus that we read otherwise than Docker Compose 2.26.1, each with the rule that explains
/// it.
final class KnownDifferences {

    static final Map<String, String> BY_NAME = Map.of();

    private KnownDifferences() {}
}
