package dev.composure.operate.round;

import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.ProjectId;
import java.time.Duration;

/// Is told of every round that came to its end, from the worker's own thread.
@FunctionalInterface
public interface RoundListener {
    void ended(ProjectId project, Outcome outcome, Duration took);
}
