package dev.composure.operate;

import dev.composure.reconcile.ContainerId;
import java.util.List;
import java.util.Set;

/// What came of a guarded run. `refusals` name what compose wanted besides; `touched` are the containers
/// that it created, stopped, renamed or removed: where there is one, the world is not as it was.
public record GuardedOutcome(ComposeOutcome outcome, List<String> refusals, Set<ContainerId> touched) {
    public GuardedOutcome {
        refusals = List.copyOf(refusals);
        touched = Set.copyOf(touched);
    }

    public boolean isSuccess() {
        return outcome.isSuccess() && refusals.isEmpty();
    }
}
