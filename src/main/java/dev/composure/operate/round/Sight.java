package dev.composure.operate.round;

import dev.composure.operate.ComposeInvocation;
import dev.composure.reconcile.Observed;
import dev.composure.reconcile.drift.Rehearsal;
import java.util.Optional;

/// The snapshot of a project, how compose is called for it, and, where something may be begun, what compose would make
/// of its files as they are. Its definitions may hold secrets: they stay in memory.
public record Sight(Observed observed, ComposeInvocation invocation, Optional<Rehearsal> rehearsal) {}
