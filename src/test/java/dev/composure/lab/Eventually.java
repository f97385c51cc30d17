package dev.composure.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for a condition, never for a time.
public final class Eventually {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Eventually() {}

    /// Looks until the value is as it should be, and returns it; fails with the last value when the deadline passes.
    public static <T> T within(Duration deadline, String obligation, Supplier<T> look, Predicate<T> holds) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            var seen = look.get();
            if (holds.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "not within %d s: %s%nlast seen: %s".formatted(deadline.toSeconds(), obligation, seen));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
