package dev.composure.web.view;

import dev.composure.operate.byhand.PlannedWork;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectStatus;
import java.util.List;
import java.util.Optional;

/// What the latest round decided about a project; `known` is false where there was none yet. `whyNothing` says why
/// nothing is to be done.
public record PlanView(
        boolean known,
        boolean nothing,
        String whyNothing,
        String decided,
        List<String> steps,
        List<String> proposals,
        List<Held> holds,
        List<String> waits,
        String digest,
        DiffView diff) {

    private static final PlanView UNKNOWN =
            new PlanView(false, true, "", "", List.of(), List.of(), List.of(), List.of(), "", new DiffView(List.of()));

    /// What must not be done now, and why.
    public record Held(String service, String reason, String message, String explanation) {}

    public static PlanView of(Optional<PlannedWork> work, ProjectStatus project, boolean isPaused) {
        return work.map(known -> of(known, whyNothing(project, isPaused))).orElse(UNKNOWN);
    }

    private static String whyNothing(ProjectStatus project, boolean isPaused) {
        if (project.findings().stream().noneMatch(FindingStatus::counts)) {
            return "Nothing is left to do.";
        }
        if (isPaused) {
            return "Nothing is planned while the project is paused; its findings stand.";
        }
        return project.mode().equals("audit")
                ? "Nothing is planned, because the mode is audit: findings are reported only. The mode is the lower one of"
                        + " the policy's and the operator's own (--mode); with propose, what would be done stands here."
                : "Nothing is left to do: no remedy is wanted for what is still found.";
    }

    private static PlanView of(PlannedWork work, String whyNothing) {
        return new PlanView(
                true,
                work.isNothing(),
                whyNothing,
                Times.moment(work.decidedAt()),
                work.steps(),
                work.proposals(),
                work.holds().stream()
                        .map(hold -> new Held(
                                hold.service(),
                                hold.reason().word(),
                                hold.message(),
                                Reasons.explain(hold.reason().word())))
                        .toList(),
                work.waits().stream()
                        .map(wait -> wait.service() + ": " + wait.message())
                        .toList(),
                work.approvable(),
                DiffView.of(work.diff()));
    }

    public boolean canBeApproved() {
        return !digest.isEmpty();
    }
}
