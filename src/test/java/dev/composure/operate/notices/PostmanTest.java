package dev.composure.operate.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostmanTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final ProjectId BLOG = new ProjectId("blog");

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final List<Instant> tries = new ArrayList<>();
    private Instant now = NOW;
    private Optional<String> trouble = Optional.empty();

    private Postman postman() {
        return new Postman(
                outbox,
                _ -> {
                    tries.add(now);
                    return trouble;
                },
                Duration.ofSeconds(2),
                () -> now);
    }

    private void tell(String subject) {
        var notice = new Notice("id-" + subject, "finding.found", BLOG, subject, "because", "so", false, now);
        outbox.tell(BLOG, new News(List.of(notice), List.of(), List.of()));
    }

    @Test
    void whatIsTakenIsDone() {
        tell("web/one");
        tell("web/two");
        postman().sendWhatIsDue();
        postman().sendWhatIsDue();
        assertThat(tries).hasSize(2);
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void whatIsNotTakenIsTriedEverMoreSlowlyAndGivenUpAfterThreeDays() {
        tell("web/one");
        trouble = Optional.of("answered 503");
        for (int step = 0; step < 500 && outbox.waiting() > 0; step++) {
            postman().sendWhatIsDue();
            now = outbox.due().orElse(now);
        }
        var pauses = new ArrayList<Long>();
        for (int number = 1; number < tries.size(); number++) {
            pauses.add(
                    Duration.between(tries.get(number - 1), tries.get(number)).toSeconds());
        }
        assertThat(pauses).startsWith(2L, 4L, 8L, 16L).contains(1024L, 2048L, 3600L);
        assertThat(pauses).isSorted().last().isEqualTo(3600L);
        assertThat(Duration.between(NOW, tries.getLast())).isBetween(Duration.ofDays(3), Duration.ofHours(73));
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void whoIsWokenSendsAtOnceAndWhoIsClosedSendsNothing() throws InterruptedException {
        var sent = new CountDownLatch(1);
        tell("web/one");
        try (var postman = new Postman(
                outbox,
                _ -> {
                    sent.countDown();
                    return Optional.empty();
                },
                Duration.ofSeconds(2),
                () -> now)) {
            postman.start();
            postman.wake();
            assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
        }
        tell("web/two");
        var closed = postman();
        closed.close();
        closed.sendWhatIsDue();
        assertThat(tries).isEmpty();
        postman().sendWhatIsDue();
        assertThat(tries).as("another one does").isNotEmpty();
    }
}
