package dev.composure.operate;

import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.drift.Rehearsal;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one run of compose may do: create the containers that it was `expected` to create, as they were
/// before the edit (but for their healthcheck, their init and compose's own bookkeeping), replace the
/// `replaceable` ones, and stop and start the
/// `restartable` ones. `finished` have done their work and are never started again. `names` are those of all
/// containers of the project, for the refusal.
public record Allowance(
        Rehearsal expected,
        Set<ContainerId> replaceable,
        Set<ContainerId> restartable,
        Set<ContainerId> finished,
        SortedMap<ContainerId, String> names) {
    public Allowance {
        replaceable = Set.copyOf(replaceable);
        restartable = Set.copyOf(restartable);
        finished = Set.copyOf(finished);
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }
}
