package dev.composure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.operate.ReadStatus;
import dev.composure.operate.notices.Letter;
import dev.composure.operate.notices.News;
import dev.composure.operate.notices.Notice;
import dev.composure.operate.notices.NoticeChanges;
import dev.composure.operate.notices.Outbox;
import dev.composure.operate.notices.OutboxContract;
import dev.composure.operate.notices.Told;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxTest extends OutboxContract {

    private static final ProjectId BLOG = new ProjectId("blog");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final FindingStatus FINDING =
            new FindingStatus("orphan-always", "error", "leaking", "container", "web", "/srv/c.yaml", 7, "because");

    @TempDir
    Path folder;

    private final List<SqliteStore> opened = new ArrayList<>();

    private SqliteStore open() {
        var store = SqliteStore.open(folder);
        opened.add(store);
        return store;
    }

    @AfterEach
    void close() {
        opened.forEach(SqliteStore::close);
    }

    @Override
    protected Outbox outbox() {
        return open().outbox();
    }

    /** A process that is killed has not closed its store. */
    private SqliteStore round(List<FindingStatus> findings) {
        var store = open();
        store.save(
                new ProjectStatus(BLOG, "/srv", List.of(), "audit", "r1", List.of(), List.of(), findings, List.of()));
        new NoticeChanges(new ReadStatus(store), store.outbox(), Duration.ZERO, () -> NOW).ended(BLOG);
        return store;
    }

    @Test
    void aProcessThatIsKilledHasNothingToldTwiceAndNothingKeptBack() {
        round(List.of(FINDING));
        round(List.of(FINDING));
        var third = round(List.of(FINDING)).outbox();
        assertThat(third.waiting()).as("told once, sent by nobody yet").isEqualTo(1);
        third.again(third.next(NOW).orElseThrow(), NOW.plusSeconds(4));

        var fourth = open().outbox();
        assertThat(fourth.next(NOW)).as("the pause goes on too").isEmpty();
        var letter = fourth.next(NOW.plusSeconds(4)).orElseThrow();
        assertThat(letter.tries()).isEqualTo(1);
        fourth.done(letter);
        assertThat(round(List.of(FINDING)).outbox().waiting())
                .as("sent, and not told again")
                .isZero();
        assertThat(round(List.of()).outbox().next(NOW).map(Letter::notice).map(Notice::type))
                .contains("finding.resolved");
    }

    @Test
    void whatIsToldAndThatItWasToldAreWrittenTogetherOrNotAtAll() {
        var outbox = outbox();
        var told = new Told("stalled", "d", "Locked", NOW);
        var nameless = new Notice("id", nothing(), BLOG, "", "Locked", "so", false, NOW);
        assertThatThrownBy(() -> outbox.tell(BLOG, new News(List.of(nameless), List.of(told), List.of())))
                .isInstanceOf(StoreFailed.class);
        assertThat(outbox.told(BLOG)).isEmpty();
        assertThat(outbox.waiting()).isZero();
    }

    /** What the database refuses. */
    @SuppressWarnings("NullAway")
    private static String nothing() {
        return null;
    }

    @Test
    void aReceiverThatIsAwayForLongDoesNotFillTheDisk() {
        var outbox = outbox();
        var many = new ArrayList<Notice>();
        for (int number = 0; number < 10_050; number++) {
            many.add(new Notice("id" + number, "finding.found", BLOG, "s" + number, "r", "m", false, NOW));
        }
        outbox.tell(BLOG, new News(many, List.of(), List.of()));
        assertThat(outbox.waiting()).isEqualTo(10_000);
        assertThat(outbox.next(NOW).orElseThrow().notice().id()).isEqualTo("id50");
    }
}
