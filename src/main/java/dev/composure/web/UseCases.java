package dev.composure.web;

import dev.composure.operate.ApproveProject;
import dev.composure.operate.PauseProject;
import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.byhand.ReadHistory;
import dev.composure.operate.byhand.ReadPlan;
import dev.composure.operate.byhand.RollBack;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.reconcile.ProjectId;
import dev.composure.web.live.Pulse;
import dev.composure.web.live.Troubles;
import java.time.InstantSource;

/// What the pages show and ask for.
public record UseCases(
        ReadStatus status,
        ReadPlan plan,
        ReadHistory history,
        PolicySource policies,
        ReviewExceptions exceptions,
        Troubles troubles,
        ApproveProject approve,
        PauseProject pause,
        RollBack rollBack,
        Pulse pulse,
        InstantSource clock) {

    /// Of everything that a page can show. The sum of two that only grow tells a change of either.
    long version() {
        return pulse.version() + troubles.version();
    }

    long version(ProjectId project) {
        return pulse.version(project) + troubles.version();
    }
}
