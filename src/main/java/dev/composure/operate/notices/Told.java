package dev.composure.operate.notices;

import java.time.Instant;

/// What was told of a project last under that key: `finding/SERVICE/RULE`, `stalled` or `remediation/ID`. Another
/// `digest` is another thing, and news.
public record Told(String key, String digest, String reason, Instant at) {}
