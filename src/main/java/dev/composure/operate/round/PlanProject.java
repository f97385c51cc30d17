package dev.composure.operate.round;

import dev.composure.operate.Engine;
import dev.composure.operate.facts.ProjectSnapshot;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.ProjectId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Tells what the operator would do now. It touches nothing.
public final class PlanProject {

    private final Engine engine;
    private final DecideProject decider;

    public PlanProject(Engine engine, ObserveProject observer, InstantSource clock) {
        this.engine = engine;
        this.decider = new DecideProject(observer, clock);
    }

    /// What would be done about one project, in which mode, and how many findings of severity error it has.
    public record Planned(ProjectId project, String mode, int errors, Plan plan) {}

    /// The projects that have containers on this host, sorted.
    public List<ProjectId> projects() {
        return List.copyOf(ProjectSnapshot.byProject(engine.composeContainers()).keySet());
    }

    /// Empty where the project has no containers.
    public Optional<Planned> plan(ProjectId project) {
        return decider.decide(project).map(decided -> {
            var assessment = decided.sight().assessment();
            return new Planned(
                    project,
                    assessment.highestMode().word(),
                    assessment.errors().size(),
                    decided.plan());
        });
    }
}
