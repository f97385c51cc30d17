package dev.composure.operate.byhand;

import dev.composure.reconcile.Hold;
import dev.composure.reconcile.Wait;
import java.time.Instant;
import java.util.List;

/// What a round decided, in words: what it did, what it would do if it were allowed to, what holds it and
/// what it waits for. `approvable` is the digest that a person can say yes to, and empty where nobody is
/// asked. `diff` has the changed lines only, with credentials masked.
public record PlannedWork(
        Instant decidedAt,
        List<String> steps,
        List<String> proposals,
        List<Hold> holds,
        List<Wait> waits,
        String approvable,
        String diff) {
    public PlannedWork {
        steps = List.copyOf(steps);
        proposals = List.copyOf(proposals);
        holds = List.copyOf(holds);
        waits = List.copyOf(waits);
    }

    public boolean isNothing() {
        return steps.isEmpty() && proposals.isEmpty() && holds.isEmpty() && waits.isEmpty();
    }
}
