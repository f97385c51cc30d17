package dev.composure.policy;

import java.time.Duration;

/// When a remedy counts as proven: after so many completed probes and at least that long; then watched for `soak`.
public record Verify(int probes, Duration atLeast, Duration soak) {
    public static final Verify DEFAULT = new Verify(10, Duration.ofMinutes(2), Duration.ofHours(24));
}
