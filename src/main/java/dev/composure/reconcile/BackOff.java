package dev.composure.reconcile;

import java.time.Duration;

/// How long to leave alone what has failed: `first` after the first failure, twice as long after each further one, up
/// to `longest`.
public record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 16;

    /// `failures` is at least 1.
    public Duration after(int failures) {
        var pause = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
