package dev.composure.operate.round;

import dev.composure.compose.HealthcheckTest;
import dev.composure.operate.Engine;
import dev.composure.operate.ExecOutcome;
import dev.composure.operate.ProcessSource;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Step;
import dev.composure.reconcile.Trial;
import dev.composure.zombies.PidsUsage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Runs a candidate in the present container, as a probe would run. The engine cannot kill an exec, so nothing is run
/// where it could do harm.
final class TrialRun {

    private static final int TRIALS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /// A container that is nearer to its pids limit needs what it has left.
    private static final int PIDS_TO_SPARE = 32;

    private static final int LOOKS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Engine engine;
    private final ProcessSource processes;

    TrialRun(Engine engine, ProcessSource processes) {
        this.engine = engine;
        this.processes = processes;
    }

    /// True where the container is the one that was decided about, and runs: not another start, nor paused.
    boolean isAsDecided(Step.TryCandidate step) {
        return engine.inspect(step.container())
                .filter(ObservedContainer::isRunning)
                .filter(container -> container.startedAt().equals(step.startedAt()))
                .isPresent();
    }

    Trial run(Step.TryCandidate step) {
        var trouble = crowded(step);
        for (int run = 0; run < TRIALS && trouble.isEmpty(); run++) {
            trouble = trouble(
                    step, engine.exec(step.container(), words(step.candidate().test()), LIMIT));
        }
        var detail = trouble.isEmpty() ? "gave the verdict of the present check, %d times".formatted(TRIALS) : trouble;
        return new Trial(step.container(), step.key(), Trial.Kind.RUN, trouble.isEmpty(), detail);
    }

    private String crowded(Step.TryCandidate step) {
        return engine.pids(step.container())
                .filter(TrialRun::isCrowded)
                .map(usage -> ("not tried, because the container has %d of the %d pids it may have; recreate it"
                                + " (`docker compose up -d --force-recreate %s`) and it is tried")
                        .formatted(usage.current(), usage.limit().orElse(0), step.service()))
                .orElse("");
    }

    private static boolean isCrowded(PidsUsage usage) {
        return usage.limit().isPresent() && usage.limit().getAsLong() - usage.current() < PIDS_TO_SPARE;
    }

    private static List<String> words(HealthcheckTest test) {
        return switch (test) {
            case HealthcheckTest.Exec exec -> exec.words();
            case HealthcheckTest.Shell shell -> List.of("/bin/sh", "-c", shell.script());
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ ->
                throw new IllegalStateException("only a test that runs can be tried: " + test);
        };
    }

    /// What the trial did instead of giving the expected verdict and ending cleanly; empty where it did both.
    private String trouble(Step.TryCandidate step, ExecOutcome outcome) {
        return switch (outcome) {
            case ExecOutcome.NotStarted notStarted -> "the container cannot run it: " + notStarted.why();
            case ExecOutcome.StillRunning _ -> "did not end within %s when tried".formatted(LIMIT);
            case ExecOutcome.Exited exited ->
                (exited.exitCode() == 0) == (step.expected() == Health.HEALTHY)
                        ? leftBehind(exited.hostPid())
                        : "exited %d when tried in the container, which is %s now"
                                .formatted(
                                        exited.exitCode(),
                                        step.expected().name().toLowerCase(Locale.ROOT));
        };
    }

    /// What is still there of the session of an exec that has ended was orphaned by it. An orphan that PID 1 is
    /// about to reap is nothing to speak of, so it is looked for a few times. Without a process table nothing is
    /// known of it.
    private String leftBehind(int session) {
        long left = 0;
        for (int look = 0; look < LOOKS; look++) {
            left = session == 0 ? 0 : processesOf(session);
            if (left == 0) {
                return "";
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return "left %d process%s behind when tried".formatted(left, left == 1 ? "" : "es");
    }

    private long processesOf(int session) {
        return processes.read().stream()
                .flatMap(table -> table.processes().stream())
                .filter(process -> process.session() == session)
                .count();
    }
}
