package dev.composure.reconcile;

import dev.composure.policy.Finding;
import dev.composure.policy.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides what to do about a project: a function of what was observed, with no look at the world. The same snapshot
/// always gives the same plan.
///
/// At most one service of a project is remediated at a time: what is begun is brought to its end first.
public final class Decision {

    /// Until the guard is in, only projects all of whose services say this are changed.
    public static final String LAB_LABEL = "composure.dev/lab";

    private Decision() {}

    public static Plan decide(Assessment assessment, Instant now) {
        var seen = assessment.seen();
        var open = seen.remediations().stream().filter(Remediation::isOpen).findFirst();
        return open.map(remediation -> Continuation.plan(seen, remediation, now))
                .orElseGet(() -> begin(assessment, now));
    }

    /// True where a recreate would be begun if nothing has drifted: only then is it worth the while to find that out.
    public static boolean wantsHandshake(Assessment assessment, Instant now) {
        var plan = decide(assessment, now);
        return Stream.concat(plan.steps().stream(), plan.proposals().stream())
                        .anyMatch(Step.BeginRemediation.class::isInstance)
                || plan.holds().stream().anyMatch(hold -> hold.reason() == Reason.APPROVAL_NEEDED);
    }

    private static Plan begin(Assessment assessment, Instant now) {
        var seen = assessment.seen();
        var plan = Plan.empty();
        for (Finding finding : assessment.actionable()) {
            var mode = assessment.mode(finding);
            if (mode == Mode.AUDIT) {
                continue;
            }
            var next =
                    hold(seen, finding).map(Plan::held).orElseGet(() -> new Beginning(assessment, finding, now).plan());
            plan = plan.and(mode == Mode.ENFORCE ? next : asProposal(next));
            if (mode == Mode.ENFORCE && isBusy(next)) {
                return plan;
            }
        }
        return plan;
    }

    private static boolean isBusy(Plan plan) {
        return !plan.steps().isEmpty() || !plan.waits().isEmpty();
    }

    private static Plan asProposal(Plan plan) {
        return new Plan(List.of(), plan.steps(), plan.holds(), plan.waits());
    }

    private static Optional<Hold> hold(Observed seen, Finding finding) {
        if (!isLab(seen)) {
            return Optional.of(new Hold(
                    finding.service(),
                    Reason.NOT_A_LAB,
                    ("this version changes only projects whose services all carry the label %s: \"true\"; nothing was"
                                    + " touched")
                            .formatted(LAB_LABEL)));
        }
        if (seen.sourceTrouble().isThere()) {
            return Optional.of(new Hold(
                    finding.service(),
                    seen.sourceTrouble().reason(),
                    seen.sourceTrouble().message()));
        }
        return Optional.empty();
    }

    private static boolean isLab(Observed seen) {
        return !seen.containers().isEmpty()
                && seen.containers().stream()
                        .allMatch(container ->
                                container.labels().getOrDefault(LAB_LABEL, "").equals("true"));
    }
}
