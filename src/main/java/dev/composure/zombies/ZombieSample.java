package dev.composure.zombies;

import java.time.Instant;

/// One look at a container: when, which start of it (a restart sets every figure to zero), the zombies, how many probes
/// had completed since Composure first saw this start, and when the last of them ended.
public record ZombieSample(
        Instant at,
        String container,
        Instant containerStartedAt,
        ZombieCount count,
        long probesCompleted,
        Instant lastProbeEnd) {

    /// The same without what is known to be the application's own.
    ZombieSample withoutApplication() {
        return switch (count) {
            case ZombieCount.Unknown _ -> this;
            case ZombieCount.Counted counted ->
                new ZombieSample(
                        at, container, containerStartedAt, counted.withoutApplication(), probesCompleted, lastProbeEnd);
        };
    }

    /// True when both samples are of the same start of the same container, so that their figures can be compared.
    public boolean isComparableWith(ZombieSample other) {
        return container.equals(other.container) && containerStartedAt.equals(other.containerStartedAt);
    }
}
