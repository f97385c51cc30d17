package dev.composure.rest.kinds;

import java.time.Duration;

/// Writes lengths of time as policies do: `1h30m`, `2m`, `0s`.
final class Lengths {
    private Lengths() {}

    static String compact(Duration length) {
        if (length.isZero()) {
            return "0s";
        }
        var text = new StringBuilder();
        part(text, length.toHours(), "h");
        part(text, length.toMinutesPart(), "m");
        part(text, length.toSecondsPart(), "s");
        part(text, length.toMillisPart(), "ms");
        return text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
