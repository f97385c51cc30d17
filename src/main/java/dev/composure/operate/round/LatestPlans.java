package dev.composure.operate.round;

import dev.composure.reconcile.Plan;
import dev.composure.reconcile.ProjectId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The plan of each project's latest round, for whoever wants to see what would be done. A round makes it anew, so
/// nothing is lost with the process.
public final class LatestPlans {

    private final Map<ProjectId, Decided> plans = new ConcurrentHashMap<>();

    /// What a round decided, and when.
    public record Decided(Plan plan, Instant at) {}

    public Optional<Decided> of(ProjectId project) {
        return Optional.ofNullable(plans.get(project));
    }

    /// Keeps the plan of a round that was just decided.
    public void put(ProjectId project, Plan plan, Instant at) {
        plans.put(project, new Decided(plan, at));
    }

    void forget(ProjectId project) {
        plans.remove(project);
    }
}
