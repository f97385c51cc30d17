package dev.composure.zombies;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// How many processes, threads and zombies a container has, and how many it may have; empty where it has no
/// limit of its own.
public record PidsUsage(int current, OptionalLong limit) {

    /// When nothing can be forked any more, if each probe goes on leaving so many zombies.
    public Optional<Duration> exhaustedIn(double perProbe, Duration period) {
        if (limit.isEmpty() || !(perProbe > 0)) {
            return Optional.empty();
        }
        double probes = Math.max(0, limit.getAsLong() - current) / perProbe;
        return Optional.of(Duration.ofSeconds((long) (probes * period.toMillis() / 1000)));
    }
}
