package dev.composure.operate.byhand;

import dev.composure.operate.ProjectFiles;
import dev.composure.operate.round.LatestPlans;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Step;
import dev.composure.report.FileChange;
import dev.composure.report.UnifiedDiff;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells what the operator decided in the latest round of a project, with what would change in its files.
public final class ReadPlan {

    private final LatestPlans plans;
    private final ProjectFiles files;

    public ReadPlan(LatestPlans plans, ProjectFiles files) {
        this.plans = plans;
        this.files = files;
    }

    /// Empty where no round of this process came that far yet.
    public Optional<PlannedWork> of(ProjectId project) {
        return plans.of(project).map(decided -> {
            var plan = decided.plan();
            return new PlannedWork(
                    decided.at(),
                    lines(plan.steps()),
                    lines(plan.proposals()),
                    plan.holds(),
                    plan.waits(),
                    awaitsApproval(plan) ? plan.digest() : "",
                    UnifiedDiff.renderMasked(changes(plan)));
        });
    }

    private static List<String> lines(List<Step> steps) {
        return steps.stream().map(Step::render).toList();
    }

    private static boolean awaitsApproval(Plan plan) {
        return plan.isOneRemediation()
                && plan.holds().stream().anyMatch(hold -> hold.reason() == Reason.APPROVAL_NEEDED);
    }

    private List<FileChange> changes(Plan plan) {
        return Stream.concat(plan.steps().stream(), plan.proposals().stream())
                .flatMap(step -> edit(step).stream())
                .flatMap(edit -> edit.texts().entrySet().stream())
                .flatMap(
                        text -> files
                                .read(text.getKey())
                                .map(before -> RollBack.change(text.getKey(), before, text.getValue()))
                                .stream())
                .toList();
    }

    private static Optional<Step.BeginRemediation> edit(Step step) {
        return switch (step) {
            case Step.BeginRemediation begin -> Optional.of(begin);
            case Step.ProposeEdit propose -> Optional.of(propose.edit());
            case Step.TryCandidate _,
                    Step.RewriteHealthcheck _,
                    Step.RemoveLeftover _,
                    Step.RenameLeftover _,
                    Step.RecreateService _,
                    Step.GiveUpRemedy _,
                    Step.ReopenRemediation _,
                    Step.RestoreFile _,
                    Step.CommitFiles _,
                    Step.CloseRemediation _ -> Optional.empty();
        };
    }
}
