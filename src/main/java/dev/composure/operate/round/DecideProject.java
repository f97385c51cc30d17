package dev.composure.operate.round;

import dev.composure.reconcile.Decision;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Remediation;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Observes a project and decides about it. What stands around it is looked at only where something would be begun.
final class DecideProject {

    private final ObserveProject observer;
    private final InstantSource clock;

    DecideProject(ObserveProject observer, InstantSource clock) {
        this.observer = observer;
        this.clock = clock;
    }

    /// What was seen, and what is to be done about it.
    record Decided(Sight sight, Plan plan) {}

    /// Empty when the project has no container any more.
    Optional<Decided> decide(ProjectId project) {
        return observer.observe(project).map(this::decide);
    }

    /// What becomes of what was begun on a project that has no container any more.
    Plan whenGone(Remediation remediation) {
        return Decision.whenGone(remediation, observer.digests(remediation), clock.instant());
    }

    /// The same of one that ended, and that a person wants undone.
    Plan undoneWhenGone(Remediation remediation, List<Remediation> all) {
        return Decision.undoneWhenGone(remediation, all, observer.digests(remediation), clock.instant());
    }

    private Decided decide(Sight sight) {
        var wanted = Decision.wanted(sight.assessment(), clock.instant());
        if (!wanted.begins()) {
            return new Decided(sight, wanted);
        }
        var thorough = observer.lookAround(sight);
        return new Decided(thorough, Decision.decide(thorough.assessment(), clock.instant()));
    }
}
