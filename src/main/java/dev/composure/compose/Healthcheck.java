package dev.composure.compose;

import java.time.Duration;
import java.util.List;

/// The effective healthcheck of a service, after merging, with where its parts were written.
///
/// `test` is interpolated; `writtenTest` holds the file's own words (`$$` and `${…}` untouched), which is what reports
/// quote, because interpolated values may be secrets. `position` is the `test` value, else the healthcheck block, else
/// the service's key.
public record Healthcheck(
        HealthcheckTest test,
        List<String> writtenTest,
        Setting<Duration> interval,
        Setting<Duration> timeout,
        Setting<Duration> startPeriod,
        Setting<Duration> startInterval,
        Setting<Integer> retries,
        Position position) {

    /// What the engine uses where nothing is written (moby `daemon/health.go`).
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_START_PERIOD = Duration.ZERO;
    public static final int DEFAULT_RETRIES = 3;

    public Healthcheck {
        writtenTest = List.copyOf(writtenTest);
    }

    /// The timing of that key (`interval`, `timeout`, `start_period`, `start_interval`); unset for any other.
    public Setting<Duration> timing(String key) {
        return switch (key) {
            case "interval" -> interval;
            case "timeout" -> timeout;
            case "start_period" -> startPeriod;
            case "start_interval" -> startInterval;
            default -> new Setting.Unset<>();
        };
    }

    /// True when compose itself says what to run, so that there is something to judge without the image.
    public boolean hasTest() {
        return switch (test) {
            case HealthcheckTest.Shell _, HealthcheckTest.Exec _, HealthcheckTest.Malformed _ -> true;
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _ -> false;
        };
    }
}
