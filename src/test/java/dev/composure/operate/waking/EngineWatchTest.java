package dev.composure.operate.waking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Eventually;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineWatchTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeEvents events = new FakeEvents(START);
    private final List<String> woken = new CopyOnWriteArrayList<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final AtomicInteger relisted = new AtomicInteger();

    @AutoClose
    private final EngineWatch watch = new EngineWatch(
            events,
            project -> woken.add(project.name()),
            new EngineWatch.Reactions(lost::add, relisted::incrementAndGet),
            events::now);

    @BeforeEach
    void start() {
        watch.start();
        awaitStreams(1);
    }

    private void awaitStreams(int count) {
        Eventually.within(
                SOON, count + " streams were asked for", () -> events.asked().size(), size -> size == count);
    }

    private void happens(String project) {
        events.happens(new EngineEvent(events.now(), new ProjectId(project), new ContainerId("0".repeat(64))));
    }

    private void awaitWoken(String... projects) {
        Eventually.within(SOON, "woken", () -> List.copyOf(woken), List.of(projects)::equals);
    }

    @Test
    void anEventWakesItsProject() {
        happens("blog");
        awaitWoken("blog");
        happens("shop");
        awaitWoken("blog", "shop");
    }

    @Test
    void anOldStreamIsFollowedByAnotherWithoutAGap() {
        events.letPass(LIFE);
        awaitStreams(2);

        assertThat(events.asked()).containsExactly(START, START.plus(LIFE));
        happens("blog");
        awaitWoken("blog");
        assertThat(lost).isEmpty();
        assertThat(relisted).hasValue(0);
    }

    @Test
    void anEngineThatGoesAwayIsToldOnceAndCaughtUpWith() {
        events.goAway("dockerd was stopped");
        Eventually.within(SOON, "it is told", () -> lost.size(), size -> size == 1);
        events.letPass(Duration.ofHours(1));
        happens("blog");
        events.comeBack();
        awaitStreams(2);

        awaitWoken("blog");
        assertThat(lost).containsExactly("the stream broke off");
        assertThat(relisted).hasValue(1);
        assertThat(events.asked()).last().isEqualTo(START);
    }

    @Test
    void aClockThatIsPutBackDoesNotAskForTheFuture() {
        events.letPass(Duration.ofHours(-5));
        events.breakOff();
        awaitStreams(2);

        assertThat(events.asked()).last().isEqualTo(START.minus(Duration.ofHours(5)));
        happens("blog");
        awaitWoken("blog");
    }
}
