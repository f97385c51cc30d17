package dev.composure.bench;

import java.util.Locale;

/// What `make bench` measures, and what it promises (DESIGN §10). A bar with neither limit is measured for its own
/// sake.
public enum Bar {
    PROC_BESIDE_C(
            "one /proc pass over 5,000 processes, beside a C program with the same reads",
            "× its time",
            Limit.MOST,
            1.3),
    PROC_BESIDE_PS("one /proc pass over 5,000 processes, beside ps", "× faster", Limit.LEAST, 3),
    CHECK_ONE_FILE("composure check of one file, beside dclint", "× its time", Limit.MOST, 0.65),
    CHECK_MANY_FILES("composure check of 1,000 files, beside dclint", "× faster", Limit.LEAST, 15),
    OPERATOR_MEMORY("operator, 100 containers with checks every 5 s: resident", "MiB", Limit.MOST, 160),
    OPERATOR_PROCESSOR("operator, the same: of one core", "%", Limit.MOST, 2),
    DOCKERD_PROCESSOR("operator, the same: what dockerd takes for it, of one core", "%", Limit.NONE, 0),
    EVENT_TO_FINDING("docker event until the finding is in the API, 99th percentile", "ms", Limit.MOST, 250),
    RESYNC_GROWTH("a resync: time per container with many, beside with few (linear is 1)", "×", Limit.MOST, 1.2),
    REMEDIATION_BEYOND_COMPOSE("decision until healthy, beyond what compose itself takes", "ms", Limit.MOST, 500),
    OVERVIEW_FIRST_BYTE("overview of 1,000 projects: until its first byte, median", "ms", Limit.NONE, 0),
    OVERVIEW_INTERACTIVE("overview of 1,000 projects: until its scripts have run, median", "ms", Limit.NONE, 0);

    enum Limit {
        MOST,
        LEAST,
        NONE
    }

    private final String work;
    private final String unit;
    private final Limit limit;
    private final double value;

    Bar(String work, String unit, Limit limit, double value) {
        this.work = work;
        this.unit = unit;
        this.limit = limit;
        this.value = value;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String work() {
        return work;
    }

    /// The bar in words, such as `at most 1.3 × its time`.
    String promise() {
        return switch (limit) {
            case MOST -> "at most %s %s".formatted(number(value), unit);
            case LEAST -> "at least %s %s".formatted(number(value), unit);
            case NONE -> "(no bar)";
        };
    }

    String measured(double figure) {
        return "%s %s".formatted(number(figure), unit);
    }

    boolean isMetBy(double figure) {
        return switch (limit) {
            case MOST -> figure <= value;
            case LEAST -> figure >= value;
            case NONE -> true;
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) || value >= 100 ? "%.0f".formatted(value) : "%.2f".formatted(value);
    }
}
