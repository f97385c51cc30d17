package dev.composure.reconcile;

import java.time.Instant;
import java.util.List;

/// Makes the status of a project that cannot be looked at from the last one.
record Blindness(ProjectStatus last, String message, Instant now) {

    boolean isTold() {
        return last.condition(Condition.Type.READY)
                .filter(ready -> ready.reason() == Reason.ENGINE_UNAVAILABLE)
                .isPresent();
    }

    ProjectStatus status() {
        return new ProjectStatus(
                last.project(),
                last.directory(),
                last.files(),
                last.mode(),
                last.observedRevision(),
                conditions(),
                last.services(),
                last.findings(),
                last.remediations(),
                last.versions());
    }

    private List<Condition> conditions() {
        return last.conditions().stream()
                .map(condition -> switch (condition.type()) {
                    case READY -> unavailable(condition, Condition.Status.FALSE);
                    case ZOMBIES_FLAT -> unavailable(condition, Condition.Status.UNKNOWN);
                    case POLICY_LOADED, COMPLIANT, RECONCILING, STALLED -> condition;
                })
                .toList();
    }

    private Condition unavailable(Condition before, Condition.Status status) {
        return new Condition(
                before.type(),
                status,
                Reason.ENGINE_UNAVAILABLE,
                message,
                before.status() == status ? before.lastTransition() : now,
                before.observedRevision());
    }
}
