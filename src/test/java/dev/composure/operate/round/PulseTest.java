package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final ProjectId BLOG = new ProjectId("blog");

    private final Pulse pulse = new Pulse();

    @Test
    void aRoundThatDoesNotEndIsTrouble() {
        pulse.begun(BLOG, NOW);
        assertThat(pulse.trouble(NOW.plus(Duration.ofMinutes(59)))).isEmpty();
        assertThat(pulse.trouble(NOW.plus(Duration.ofMinutes(61))).orElseThrow())
                .isEqualTo("the round of blog has been going on since 2026-11-24T10:00:00Z");
        pulse.over(BLOG);
        assertThat(pulse.trouble(NOW.plus(Duration.ofMinutes(61)))).isEmpty();
    }

    @Test
    void aWorkerThatEndsIsTrouble() throws InterruptedException {
        var end = new CountDownLatch(1);
        var worker = Thread.ofVirtual().start(() -> {
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        pulse.started(worker);
        assertThat(pulse.trouble(NOW)).isEmpty();
        end.countDown();
        worker.join();
        assertThat(pulse.trouble(NOW)).contains("1 of 1 workers have ended");
    }
}
