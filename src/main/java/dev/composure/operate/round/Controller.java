package dev.composure.operate.round;

import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.Engine;
import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.facts.ProjectSnapshot;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// The loop: takes projects from the queue, runs their rounds on a few workers, and puts each back when its outcome
/// says so. A round that fails with an exception is tried again, ever more slowly.
public final class Controller implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Controller.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final Engine engine;
    private final ApplyProject apply;
    private final ReadStatus known;
    private final WorkQueue queue;
    private final InstantSource clock;
    private final RandomGenerator jitter = RandomGenerator.getDefault();
    private final RoundListener listener;
    private volatile Optional<String> engineTrouble = Optional.of("it was not asked yet");
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
            Thread.ofPlatform().daemon().name("round-" + worker).start(this::work);
        }
    }

    /// Wants a round of every project that has containers, and of every one that is known.
    public void resync() {
        known.all().forEach(status -> queue.add(status.project(), clock.instant()));
        try {
            ProjectSnapshot.byProject(engine.composeContainers())
                    .keySet()
                    .forEach(project -> queue.add(project, clock.instant()));
            engineTrouble = Optional.empty();
        } catch (EngineUnavailable unavailable) {
            engineTrouble = Optional.of(String.valueOf(unavailable.getMessage()));
            LOG.warn(unavailable.getMessage());
        }
    }

    /// Wants a round of that project now.
    public void wake(ProjectId project) {
        queue.add(project, clock.instant());
    }

    /// Why the engine could not be reached the last time; empty where it could.
    public Optional<String> engineTrouble() {
        return engineTrouble;
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
        try {
            var begun = clock.instant();
            var outcome = apply.apply(project);
            failures.remove(project);
            engineTrouble = Optional.empty();
            listener.ended(project, outcome, Duration.between(begun, clock.instant()));
            after(outcome).ifPresent(pause -> queue.add(project, clock.instant().plus(pause)));
        } catch (EngineUnavailable | ComposeUnavailable unavailable) {
            LOG.warnf("%s; next try in %s", unavailable.getMessage(), retry(project));
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "the round broke; next try in %s", retry(project));
        } finally {
            queue.done(project);
            MDC.remove("project");
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
        int count = failures.merge(project, 1, Integer::sum);
        var delay = FIRST_RETRY.multipliedBy(1L << Math.min(count - 1, 10));
        var capped = delay.compareTo(LONGEST_RETRY) < 0 ? delay : LONGEST_RETRY;
        return capped.plusMillis(jitter.nextLong(capped.toMillis() / 5 + 1));
    }

    @Override
    public void close() {
        queue.close();
    }
}
