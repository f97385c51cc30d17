package dev.composure.compose.project;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as compose spells them: `1m30s`, `1.5h`, `500ms`, `0`.
public final class Durations {

    private static final Pattern PART = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern WHOLE =
            Pattern.compile("[-+]?(0|(([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+)");
    private static final Pattern LONG_UNITS =
            Pattern.compile("[-+]?(([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h|d|w))+");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private Durations() {}

    public static Optional<Duration> parse(String text) {
        if (text.length() > 100 || !WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        var total = BigDecimal.ZERO;
        var parts = PART.matcher(text);
        while (parts.find()) {
            total = total.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(nanos(parts.group(2)))));
        }
        if (total.compareTo(LARGEST) > 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(text.startsWith("-") ? -total.longValue() : total.longValue()));
    }

    private static long nanos(String unit) {
        return NANOS.getOrDefault(unit, 0L);
    }

    /// True for days and weeks, which only newer versions of compose understand.
    public static boolean hasLongUnits(String text) {
        return text.length() <= 100
                && !WHOLE.matcher(text).matches()
                && LONG_UNITS.matcher(text).matches();
    }

    /// The shortest common spelling: `1m30s`, `500ms`, `0s`.
    public static String render(Duration duration) {
        var text = new StringBuilder(duration.isNegative() ? "-" : "");
        var rest = duration.abs();
        text.append(part(rest.toHours(), "h")).append(part(rest.toMinutesPart(), "m"));
        text.append(part(rest.toSecondsPart(), "s"));
        long nanos = rest.toNanosPart();
        text.append(part(nanos / 1_000_000, "ms")).append(part(nanos / 1_000 % 1_000, "us"));
        text.append(part(nanos % 1_000, "ns"));
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }
}
