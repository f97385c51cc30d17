package dev.composure.zombies;

import java.time.Duration;

/// What it takes to call a count flat: none new in at least so many completed probes and in at least so much time. A
/// container without a check has no probes to wait for: zero probes, and time alone decides.
public record TrendRule(int probes, Duration atLeast) {
    public TrendRule {
        if (probes < 0 || atLeast.isNegative()) {
            throw new IllegalArgumentException("a window is not negative: " + probes + " probes, " + atLeast);
        }
    }
}
