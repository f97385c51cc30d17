package dev.composure.web.view;

import dev.composure.operate.byhand.PlannedWork;
import java.util.List;
import java.util.Optional;

/// What the latest round decided about a project; `known` is false where there was none yet.
public record PlanView(
        boolean known,
        boolean nothing,
        String decided,
        List<String> steps,
        List<String> proposals,
        List<Held> holds,
        List<String> waits,
        String digest,
        DiffView diff) {

    private static final PlanView UNKNOWN =
            new PlanView(false, true, "", List.of(), List.of(), List.of(), List.of(), "", new DiffView(List.of()));

    /// What must not be done now, and why.
    public record Held(String service, String reason, String message, String explanation) {}

    public static PlanView of(Optional<PlannedWork> work) {
        return work.map(PlanView::of).orElse(UNKNOWN);
    }

    private static PlanView of(PlannedWork work) {
        return new PlanView(
                true,
                work.isNothing(),
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
