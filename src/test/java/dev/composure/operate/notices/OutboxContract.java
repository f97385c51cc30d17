package dev.composure.operate.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.reconcile.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every outbox does. */
public abstract class OutboxContract {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final ProjectId BLOG = new ProjectId("blog");
    private static final Told TOLD = new Told("finding/web/orphan-always", "d1", "orphan-always", NOW);

    protected abstract Outbox outbox();

    private static Notice notice(ProjectId project, String subject, String type) {
        return new Notice("id-" + type + subject, type, project, subject, "because", "so", true, NOW);
    }

    private static News news(Notice... notices) {
        return new News(List.of(notices), List.of(TOLD), List.of());
    }

    @Test
    void whatWasToldIsKnownUntilItIsOver() {
        var outbox = outbox();
        outbox.tell(BLOG, news());
        assertThat(outbox.told(BLOG)).containsOnlyKeys(TOLD.key()).containsValue(TOLD);
        assertThat(outbox.told(new ProjectId("shop"))).isEmpty();
        var newer = new Told(TOLD.key(), "d2", "orphan-always", NOW.plusSeconds(1));
        outbox.tell(BLOG, new News(List.of(), List.of(newer), List.of()));
        assertThat(outbox.told(BLOG)).containsValue(newer).hasSize(1);
        outbox.tell(BLOG, new News(List.of(), List.of(), List.of(TOLD.key())));
        assertThat(outbox.told(BLOG)).isEmpty();
    }

    @Test
    void aLetterWaitsUntilItIsDueAndThenUntilItIsDone() {
        var outbox = outbox();
        var notice = notice(BLOG, "web/orphan-always", "finding.found");
        outbox.tell(BLOG, news(notice));
        assertThat(outbox.due()).contains(NOW);
        assertThat(outbox.next(NOW.minusMillis(1))).isEmpty();
        var letter = outbox.next(NOW).orElseThrow();
        assertThat(letter.notice()).isEqualTo(notice);
        assertThat(letter.tries()).isZero();

        outbox.again(letter, NOW.plusSeconds(2));
        assertThat(outbox.next(NOW)).isEmpty();
        assertThat(outbox.due()).contains(NOW.plusSeconds(2));
        var again = outbox.next(NOW.plusSeconds(2)).orElseThrow();
        assertThat(again.tries()).isEqualTo(1);
        assertThat(again.notice()).as("with the same id").isEqualTo(notice);

        assertThat(outbox.waiting()).isEqualTo(1);
        outbox.done(again);
        assertThat(outbox.waiting()).isZero();
        assertThat(outbox.due()).isEmpty();
    }

    @Test
    void whatIsResolvedIsNotToldBeforeItWasFoundAndNobodyElseWaitsForIt() {
        var outbox = outbox();
        var found = notice(BLOG, "web/orphan-always", "finding.found");
        var resolved = notice(BLOG, "web/orphan-always", "finding.resolved");
        var other = notice(BLOG, "db/orphan-always", "finding.found");
        outbox.tell(BLOG, news(found, resolved, other));
        outbox.again(outbox.next(NOW).orElseThrow(), NOW.plusSeconds(60));
        var next = outbox.next(NOW).orElseThrow();
        assertThat(next.notice()).isEqualTo(other);
        outbox.done(next);
        assertThat(outbox.next(NOW)).isEmpty();
        assertThat(outbox.due())
                .as("what waits for an earlier letter is due with it")
                .contains(NOW.plusSeconds(60));
        outbox.done(outbox.next(NOW.plusSeconds(60)).orElseThrow());
        assertThat(outbox.next(NOW).map(Letter::notice)).isEqualTo(Optional.of(resolved));
    }
}
