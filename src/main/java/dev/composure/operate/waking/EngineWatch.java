package dev.composure.operate.waking;

import dev.composure.operate.EngineUnavailable;
import dev.composure.reconcile.BackOff;
import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Follows the engine's events for as long as it is not closed. A connection says nothing while nothing happens, and a
/// dead one says nothing either; so no stream is asked for more than a minute, and one that has not ended by then is
/// dead. Whatever breaks, the next stream begins where the one before it was heard last, and all containers are listed
/// anew, because the engine remembers few events.
public final class EngineWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EngineWatch.class);
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(1);
    private static final BackOff PAUSES = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(5));

    private final EngineEvents events;
    private final Duration life;
    private final InstantSource clock;
    private final Consumer<ProjectId> wake;
    private final Reactions reactions;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("engine-events").unstarted(this::follow);
    private Instant heard;
    private boolean isAway;
    private int failures;

    /// What is done when the engine goes away (with the reason, once) and when it is back.
    public record Reactions(Consumer<String> lost, Runnable back) {}

    public EngineWatch(EngineEvents events, Consumer<ProjectId> wake, Reactions reactions, InstantSource clock) {
        this(events, wake, reactions, clock, LONGEST_STREAM);
    }

    EngineWatch(
            EngineEvents events, Consumer<ProjectId> wake, Reactions reactions, InstantSource clock, Duration life) {
        this.events = events;
        this.wake = wake;
        this.reactions = reactions;
        this.clock = clock;
        this.life = life;
        this.heard = clock.instant();
    }

    public void start() {
        thread.start();
    }

    private void follow() {
        try {
            while (closed.getCount() > 0) {
                stream();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream() throws InterruptedException {
        var begun = clock.instant();
        var until = begun.plus(life);
        // A clock that was put back must not make us ask for the future.
        var since = heard.isBefore(begun) ? heard : begun;
        try (var stream = events.open(since, until)) {
            heard = since;
            opened();
            for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                heard = event.get().at();
                failures = 0;
                wake.accept(event.get().project());
            }
            heard = until;
            failures = 0;
        } catch (EngineUnavailable unavailable) {
            lost(String.valueOf(unavailable.getMessage()));
        }
    }

    private void opened() {
        if (isAway) {
            isAway = false;
            LOG.info("the events of the Docker Engine are followed again");
            reactions.back().run();
        }
    }

    private void lost(String message) throws InterruptedException {
        if (!isAway) {
            isAway = true;
            LOG.warnf("the events of the Docker Engine cannot be followed: %s", message);
            reactions.lost().accept(message);
        }
        failures++;
        closed.await(PAUSES.after(failures).toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
