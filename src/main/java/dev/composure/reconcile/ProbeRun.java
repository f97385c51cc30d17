package dev.composure.reconcile;

import java.time.Duration;
import java.time.Instant;

/// One completed run of a healthcheck, from the container's health log. Exit code -1 is the engine's word for "killed
/// at its timeout or could not start" (moby `daemon/health.go`).
public record ProbeRun(Instant start, Instant end, int exitCode) {
    public Duration duration() {
        return Duration.between(start, end);
    }
}
