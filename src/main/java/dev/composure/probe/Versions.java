package dev.composure.probe;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Of which version the engine and compose are; empty where nobody asked them. What depends on a version is only ever
/// said of one that is known.
public record Versions(String engine, String compose) {

    public static final Versions UNKNOWN = new Versions("", "");

    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?.*");
    private static final int MOST_IN_A_PART = 1_000_000;

    /// Timed-out checks were never killed up to 20.10.17 (moby#43737, mended by moby#43739).
    public boolean neverKillsChecks() {
        return isBefore(20, 10, 18);
    }

    /// `start_interval` came with 25.0.
    public boolean lacksStartInterval() {
        return isBefore(25, 0, 0);
    }

    private boolean isBefore(int major, int minor, int patch) {
        var numbers = NUMBERS.matcher(engine);
        return numbers.matches()
                && rank(part(numbers.group(1)), part(numbers.group(2)), part(numbers.group(3)))
                        < rank(major, minor, patch);
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long rank(long major, long minor, long patch) {
        return (major * MOST_IN_A_PART + minor) * MOST_IN_A_PART + patch;
    }
}
