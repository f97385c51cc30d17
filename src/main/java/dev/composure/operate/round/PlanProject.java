package dev.composure.operate.round;

import dev.composure.operate.Engine;
import dev.composure.policy.Severity;
import dev.composure.reconcile.Decision;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.ProjectId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Tells what the operator would do now. It touches nothing.
public final class PlanProject {

    private final Engine engine;
    private final ObserveProject observer;
    private final InstantSource clock;

    public PlanProject(Engine engine, ObserveProject observer, InstantSource clock) {
        this.engine = engine;
        this.observer = observer;
        this.clock = clock;
    }

    /// What would be done about one project, in which mode, and how many findings of severity error it has.
    public record Planned(ProjectId project, String mode, int errors, Plan plan) {}

    /// The projects that have containers on this host, sorted.
    public List<ProjectId> projects() {
        return List.copyOf(ProjectSnapshot.byProject(engine.composeContainers()).keySet());
    }

    /// Empty where the project has no containers.
    public Optional<Planned> plan(ProjectId project) {
        return observer.observeThoroughly(project).map(sight -> {
            var assessment = sight.assessment();
            var errors = assessment.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR && !finding.isExcepted())
                    .count();
            return new Planned(
                    project,
                    assessment.highestMode().word(),
                    Math.toIntExact(errors),
                    Decision.decide(assessment, clock.instant()));
        });
    }
}
