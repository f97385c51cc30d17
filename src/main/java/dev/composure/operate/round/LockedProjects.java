package dev.composure.operate.round;

import dev.composure.operate.ProjectLocks;
import dev.composure.reconcile.Hold;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Reason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The projects that this process works on: it holds the lock on a project's folder from the first step of
/// a remediation to its end.
final class LockedProjects {

    private final ProjectLocks locks;
    private final Map<ProjectId, ProjectLocks.Held> held = new ConcurrentHashMap<>();

    LockedProjects(ProjectLocks locks) {
        this.locks = locks;
    }

    /// The plan, if it does nothing or the project is ours; else a hold.
    Plan ours(ProjectId project, String folder, Plan plan) {
        if (plan.steps().isEmpty() || held.containsKey(project)) {
            return plan;
        }
        var lock = locks.tryLock(folder);
        if (lock.isPresent()) {
            held.put(project, lock.get());
            return plan;
        }
        return Plan.held(new Hold(
                plan.steps().getFirst().service(),
                Reason.LOCKED,
                "another Composure works on %s; stop one of the two".formatted(folder)));
    }

    void giveBack(ProjectId project) {
        var lock = held.remove(project);
        if (lock != null) {
            lock.close();
        }
    }
}
