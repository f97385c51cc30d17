package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    private ProgressLine line(boolean isWatched) {
        return new ProgressLine(new PrintWriter(err), isWatched, nanos::get);
    }

    private void pass(int millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void aLongCheckSaysHowFarItIsAndClearsUp() {
        try (var line = line(true)) {
            line.judged(0, 4_000);
            pass(750);
            line.judged(1_500, 4_000);
            pass(50);
            line.judged(1_600, 4_000);
            pass(60);
            line.judged(1_700, 4_000);
        }

        assertThat(err)
                .hasToString("\r\033[K1,500 of 4,000 projects judged\r\033[K1,700 of 4,000 projects judged\r\033[K");
    }

    @Test
    void aShortOneAndOneThatNobodyWatchesSayNothing() {
        try (var line = line(true)) {
            line.judged(0, 2);
            pass(650);
            line.judged(1, 2);
        }
        try (var line = line(false)) {
            pass(10_000);
            line.judged(1, 2);
        }

        assertThat(err).hasToString("");
    }
}
