package dev.composure.operate.round;

import dev.composure.operate.StateStore;
import dev.composure.reconcile.Conclusion;
import dev.composure.reconcile.Decision;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// One round of one project: observe, decide, run, conclude.
public final class ApplyProject {

    private static final Logger LOG = Logger.getLogger(ApplyProject.class);

    private final ObserveProject observer;
    private final PlanRunner runner;
    private final StateStore store;
    private final InstantSource clock;
    private final Duration resync;

    public ApplyProject(
            ObserveProject observer, PlanRunner runner, StateStore store, InstantSource clock, Duration resync) {
        this.observer = observer;
        this.runner = runner;
        this.store = store;
        this.clock = clock;
        this.resync = resync;
    }

    /// What to do next with the project. One whose containers are all gone is forgotten.
    public Outcome apply(ProjectId project) {
        var sight = observer.observe(project);
        if (sight.isEmpty()) {
            store.forget(project);
            return new Outcome.Gone();
        }
        var assessment = sight.get().assessment();
        var plan = Decision.decide(assessment, clock.instant());
        if (!plan.isEmpty()) {
            LOG.debugf("plan:%n%s", plan.render());
        }
        var results = runner.run(plan, sight.get());
        var conclusion = Conclusion.conclude(store.status(project), assessment, plan, results, clock.instant(), resync);
        conclusion.journal().forEach(store::update);
        store.save(conclusion.status());
        return conclusion.outcome();
    }
}
