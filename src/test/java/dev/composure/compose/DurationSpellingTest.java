package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.project.Durations;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Durations as Docker Compose 2.26.1 reads them; the second column is what it prints.
class DurationSpellingTest {

    private static Setting<Duration> interval(String written) {
        return InMemorySources.compose("services:\n  web:\n    healthcheck:\n      interval: " + written + "\n")
                .load()
                .project()
                .services()
                .firstEntry()
                .getValue()
                .healthcheck()
                .interval();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1h, 1h0m0s",
                "90m, 1h30m0s",
                "1h30m5s, 1h30m5s",
                "500ms, 500ms",
                "100us, 100µs",
                "100\u00b5s, 100µs",
                "100\u03bcs, 100µs",
                "5ns, 5ns",
                "'0', 0s",
                "'+0', 0s",
                "0s, 0s",
                ".5s, 500ms",
                "1.s, 1s",
                "1.5h, 1h30m0s",
                "1.5ms, 1.5ms",
                "+5s, 5s",
                "-5s, -5s",
                "1m1m, 2m0s",
                "00005s, 5s",
                "0.5ns, 0s",
                "1us500ns, 1.5µs",
                "99999h, 99999h0m0s",
                "2562047h47m16.854775807s, 2562047h47m16.854775807s"
            })
    void areReadAndSayTheSameAsWhatComposePrints(String written, String printed) {
        assertThat(interval(written))
                .isInstanceOfSatisfying(
                        Setting.Known.class,
                        known -> assertThat(known.value())
                                .isEqualTo(Durations.parse(printed).orElseThrow()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0",
                "1.5",
                "5S",
                "'1 s'",
                "1e3s",
                "''",
                "1h 30m",
                "2562048h",
                "2562047h47m16.854775808s",
                "0x1s",
                "s",
                ".s",
                "1.2.3s",
                "1_0s",
                "-0",
                "1m-5s"
            })
    void areRefusedWhereComposeRefusesThem(String written) {
        assertThat(interval(written)).isInstanceOf(Setting.Unknown.class);
        assertThat(InMemorySources.compose("services: {web: {healthcheck: {interval: " + written + "}}}")
                        .load()
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("a duration with a unit"));
    }

    @Test
    void daysAreForNewerVersions() {
        assertThat(interval("1d12h"))
                .isInstanceOfSatisfying(
                        Setting.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("newer versions"));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 999, 1_000, 1_500_000, 999_999_999, 1_000_000_000, 61_500_000_000L, 360_000_000_000_001L})
    void comeBackAsTheyWereWritten(long nanos) {
        var duration = Duration.ofNanos(nanos);

        assertThat(Durations.parse(Durations.render(duration))).contains(duration);
        assertThat(Durations.parse(Durations.render(duration.negated()))).contains(duration.negated());
    }
}
