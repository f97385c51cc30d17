package dev.composure.operate.round;

import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.Engine;
import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.BackOff;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// The loop: takes projects from the queue, runs their rounds on a few workers, and puts each back when its outcome
/// says so. A round that fails with an exception is tried again, ever more slowly.
public final class Controller implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Controller.class);
    private static final BackOff RETRIES = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final Engine engine;
    private final ApplyProject apply;
    private final ReadStatus known;
    private final WorkQueue queue;
    private final InstantSource clock;
    private final RandomGenerator jitter = RandomGenerator.getDefault();
    private final RoundListener listener;
    private final Listings listings = new Listings();
    private final Pulse pulse = new Pulse();
    private final AtomicLong rounds = new AtomicLong();
    private volatile Optional<String> engineTrouble = Optional.of("it was not asked yet");
    private volatile Optional<String> eventTrouble = Optional.empty();
    private final Map<ProjectId, Integer> failures = new ConcurrentHashMap<>();

    public Controller(Engine engine, ApplyProject apply, ReadStatus known, WorkQueue queue, InstantSource clock) {
        this(engine, apply, known, queue, clock, (_, _, _) -> {});
    }

    /// `listener` is told of every round that came to its end.
    public Controller(
            Engine engine,
            ApplyProject apply,
            ReadStatus known,
            WorkQueue queue,
            InstantSource clock,
            RoundListener listener) {
        this.listener = listener;
        this.engine = engine;
        this.apply = apply;
        this.known = known;
        this.queue = queue;
        this.clock = clock;
    }

    /// Starts that many workers; they end when the controller is closed.
    public void start(int workers) {
        for (int worker = 0; worker < workers; worker++) {
            pulse.started(Thread.ofPlatform().daemon().name("round-" + worker).start(this::work));
        }
    }

    /// Wants a round of every project that is known or has containers: at once of those whose containers
    /// are others than at the last resync, by one list of the engine; of the rest some time within
    /// `spread`, as a safeguard.
    public void resync(Duration spread) {
        try {
            var listed = engine.listed();
            engineTrouble = Optional.empty();
            listings.changed(listed).forEach(this::wake);
            known.all().forEach(status -> queue.add(status.project(), sometime(spread)));
        } catch (EngineUnavailable unavailable) {
            LOG.warn(unavailable.getMessage());
            lost(String.valueOf(unavailable.getMessage()));
        }
    }

    /// Late within the time, so that those whose own time comes anyway are not looked at twice.
    private Instant sometime(Duration spread) {
        return clock.instant().plus(spread).minusMillis(jitter.nextLong(spread.toMillis() / 4 + 1));
    }

    /// Every project is told that the engine cannot be looked at.
    private void lost(String message) {
        engineTrouble = Optional.of(message);
        known.all().forEach(status -> apply.withoutEngine(status.project(), message));
    }

    /// The engine's events cannot be followed, so nothing is heard of what happens; maybe it is gone altogether.
    public void eventsLost(String message) {
        eventTrouble = Optional.of(message);
        resync(Duration.ofMinutes(1));
    }

    /// They can be followed again: what happened meanwhile is caught up with.
    public void eventsBack() {
        eventTrouble = Optional.empty();
        resync(Duration.ZERO);
    }

    /// Wants a round of every project that is known, now.
    public void wakeAll() {
        known.all().forEach(status -> wake(status.project()));
    }

    /// Wants a round of that project now.
    public void wake(ProjectId project) {
        queue.add(project, clock.instant());
    }

    /// Why the engine, or its events, could not be reached the last time; empty where they could.
    public Optional<String> engineTrouble() {
        return engineTrouble.or(() -> eventTrouble);
    }

    /// Why the loop itself needs a new process; empty while it works.
    public Optional<String> loopTrouble() {
        return pulse.trouble(clock.instant());
    }

    /// How many projects wait for a round.
    public int waiting() {
        return queue.depth();
    }

    private void work() {
        try {
            for (var project = queue.take(); project.isPresent(); project = queue.take()) {
                round(project.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(ProjectId project) {
        MDC.put("project", project.name());
        MDC.put("round", Long.toString(rounds.incrementAndGet()));
        try {
            var begun = clock.instant();
            pulse.begun(project, begun);
            var outcome = apply.apply(project);
            failures.remove(project);
            engineTrouble = Optional.empty();
            listener.ended(project, outcome, Duration.between(begun, clock.instant()));
            after(outcome).ifPresent(pause -> queue.add(project, clock.instant().plus(pause)));
        } catch (EngineUnavailable unavailable) {
            LOG.warnf("%s; next try in %s", unavailable.getMessage(), retry(project));
            engineTrouble = Optional.of(String.valueOf(unavailable.getMessage()));
            apply.withoutEngine(project, String.valueOf(unavailable.getMessage()));
        } catch (ComposeUnavailable unavailable) {
            LOG.warnf("%s; next try in %s", unavailable.getMessage(), retry(project));
        } catch (OutOfMemoryError full) {
            LOG.errorf(
                    "the round needs more memory than this process may have (%s); next try in %s",
                    full, retry(project));
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "the round broke; next try in %s", retry(project));
        } finally {
            pulse.over(project);
            queue.done(project);
            MDC.remove("project");
            MDC.remove("round");
        }
    }

    private static Optional<Duration> after(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Again _ -> Optional.of(Duration.ZERO);
            case Outcome.Waiting waiting -> Optional.of(waiting.after());
            case Outcome.Converged converged -> Optional.of(converged.recheckAfter());
            case Outcome.Stalled stalled -> Optional.of(stalled.recheckAfter());
            case Outcome.Gone _ -> Optional.empty();
        };
    }

    private Duration retry(ProjectId project) {
        var pause = backoff(project);
        queue.add(project, clock.instant().plus(pause));
        return pause;
    }

    private Duration backoff(ProjectId project) {
        var pause = RETRIES.after(failures.merge(project, 1, Integer::sum));
        return pause.plusMillis(jitter.nextLong(pause.toMillis() / 5 + 1));
    }

    @Override
    public void close() {
        queue.close();
    }
}
