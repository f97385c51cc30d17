package dev.composure.operate.round;

import dev.composure.operate.ProjectLocks;
import dev.composure.operate.StateStore;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.reconcile.Conclusion;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Rollback;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/// One round of one project: observe, decide, run, conclude.
public final class ApplyProject {

    private static final Logger LOG = Logger.getLogger(ApplyProject.class);

    private final DecideProject decider;
    private final PlanRunner runner;
    private final LockedProjects locked;
    private final StateStore store;
    private final InstantSource clock;
    private final Duration resync;
    private final ReviewExceptions exceptions;
    private final LatestPlans plans;

    public ApplyProject(
            ObserveProject observer,
            PlanRunner runner,
            ProjectLocks locks,
            StateStore store,
            InstantSource clock,
            Duration resync,
            ReviewExceptions exceptions,
            LatestPlans plans) {
        this.decider = new DecideProject(observer, clock);
        this.runner = runner;
        this.locked = new LockedProjects(locks);
        this.store = store;
        this.clock = clock;
        this.resync = resync;
        this.exceptions = exceptions;
        this.plans = plans;
    }

    /// What to do next with the project. One whose containers are all gone is forgotten.
    public Outcome apply(ProjectId project) {
        var decided = decider.decide(project);
        if (decided.isEmpty()) {
            return gone(project);
        }
        var sight = decided.get().sight();
        exceptions.judged(sight.assessment());
        var plan = locked.ours(
                project, sight.invocation().directory(), decided.get().plan());
        plans.put(project, plan, clock.instant());
        if (!plan.isEmpty()) {
            LOG.debugf("plan:%n%s", plan.render());
        }
        var results = runner.run(plan, sight);
        var conclusion =
                Conclusion.conclude(store.status(project), sight.assessment(), plan, results, clock.instant(), resync);
        conclusion.journal().forEach(store::update);
        if (open(project).isEmpty()) {
            locked.giveBack(project);
        }
        store.save(conclusion.status());
        return conclusion.outcome();
    }

    /// No round can be made, for want of the engine: the status says so until the next one.
    void withoutEngine(ProjectId project, String message) {
        store.status(project)
                .flatMap(last -> Conclusion.withoutEngine(last, message, clock.instant()))
                .ifPresent(store::save);
    }

    private Outcome gone(ProjectId project) {
        open(project).forEach(remediation -> runner.finish(decider.whenGone(remediation)));
        if (!open(project).isEmpty()) {
            return new Outcome.Waiting(resync, "its containers are gone, and its original file cannot be put back yet");
        }
        undoWanted(project);
        exceptions.gone(project);
        locked.giveBack(project);
        plans.forget(project);
        store.forget(project);
        return new Outcome.Gone();
    }

    /// Newest first, each from the file that the one before it has left.
    private void undoWanted(ProjectId project) {
        var wanted = store.wantedBack(project);
        store.remediations(project).reversed().stream()
                .filter(remediation -> wanted.contains(remediation.id()) && Rollback.isKept(remediation))
                .forEach(
                        remediation -> runner.finish(decider.undoneWhenGone(remediation, store.remediations(project))));
    }

    private List<Remediation> open(ProjectId project) {
        return store.remediations(project).stream().filter(Remediation::isOpen).toList();
    }
}
