package dev.composure.operate.round;

import dev.composure.operate.ComposeInvocation;
import dev.composure.reconcile.Assessment;
import dev.composure.reconcile.Observed;
import dev.composure.reconcile.drift.Rehearsal;
import java.util.Optional;

/// The snapshot of a project with what the judge says of it, how compose is called for it, and, where something may be
/// begun, what compose would make
/// of its files as they are. Its definitions may hold secrets: they stay in memory.
public record Sight(Assessment assessment, ComposeInvocation invocation, Optional<Rehearsal> rehearsal) {

    public Observed observed() {
        return assessment.seen();
    }
}
