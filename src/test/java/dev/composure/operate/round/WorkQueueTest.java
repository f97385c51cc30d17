package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.reconcile.ProjectId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WorkQueueTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final ProjectId BLOG = new ProjectId("blog");
    private static final ProjectId SHOP = new ProjectId("shop");

    private final WorkQueue queue = new WorkQueue(InstantSource.fixed(NOW));

    @Test
    void givesOutTheEarliestFirst() throws InterruptedException {
        queue.add(BLOG, NOW.minusSeconds(1));
        queue.add(SHOP, NOW.minusSeconds(2));
        assertThat(queue.take()).contains(SHOP);
        assertThat(queue.take()).contains(BLOG);
    }

    @Test
    void holdsAnIdOnlyOnce() throws InterruptedException {
        queue.add(BLOG, NOW);
        queue.add(BLOG, NOW.minusSeconds(1));
        assertThat(queue.depth()).isEqualTo(1);
        assertThat(queue.take()).contains(BLOG);
        assertThat(queue.depth()).isZero();
    }

    @Test
    void anIdThatComesMidRoundIsGivenOutOnceMoreAfterTheRound() throws InterruptedException {
        queue.add(BLOG, NOW);
        assertThat(queue.take()).contains(BLOG);
        queue.add(BLOG, NOW);
        queue.add(SHOP, NOW);
        assertThat(queue.take()).as("blog is in hand").contains(SHOP);
        queue.done(BLOG);
        assertThat(queue.take()).contains(BLOG);
    }

    @Test
    void waitsForAnIdThatIsNotThereYet() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        var taken = new AtomicReference<ProjectId>();
        var worker = Thread.ofVirtual().start(() -> {
            waiting.countDown();
            try {
                queue.take().ifPresent(taken::set);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
        queue.add(BLOG, NOW);
        worker.join();
        assertThat(taken.get()).isEqualTo(BLOG);
    }

    @Test
    void aClosedQueueGivesNothingOut() throws InterruptedException {
        queue.add(BLOG, NOW);
        queue.close();
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void aClockThatIsPutBackDelaysNobody() throws InterruptedException {
        var now = new AtomicReference<>(NOW);
        var jumping = new WorkQueue(now::get);
        jumping.add(BLOG, NOW.plusSeconds(60));
        now.set(NOW.minusSeconds(86_400));
        jumping.add(SHOP, now.get());
        assertThat(jumping.take()).contains(SHOP);

        now.set(NOW.minusSeconds(86_340));
        assertThat(jumping.take()).contains(BLOG);
    }

    @Test
    void aClockThatIsPutForwardDelaysNobody() throws InterruptedException {
        var now = new AtomicReference<>(NOW);
        var jumping = new WorkQueue(now::get);
        jumping.add(BLOG, NOW.plusSeconds(60));
        now.set(NOW.plusSeconds(86_400));
        assertThat(jumping.take()).contains(BLOG);
    }

    @Test
    void onlyWhatIsDueIsGivenOut() throws InterruptedException {
        queue.add(BLOG, NOW.plusSeconds(3600));
        queue.add(SHOP, NOW);
        assertThat(queue.take()).contains(SHOP);
        assertThat(queue.depth()).isEqualTo(1);
    }
}
