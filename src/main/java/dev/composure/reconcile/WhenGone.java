package dev.composure.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The plan for a remediation whose project has no container any more: nobody can prove anything, and only the file is
/// left to be put back.
record WhenGone(Remediation remediation, SortedMap<String, String> digests, Instant now) {

    private static final String GONE =
            "somebody else removed the containers of the project meanwhile; the original file is back";

    /// Of one that was under way.
    Plan plan() {
        return switch (FilesNow.of(remediation, digests)) {
            case OTHER -> Continuation.abandoned(remediation, now);
            case AFTER -> closed(List.of(new Step.RestoreFile(remediation.service(), message(), remediation)));
            case BEFORE -> closed(List.of());
        };
    }

    private boolean isByHand() {
        return remediation.verdict() instanceof Verdict.Restoring restoring && restoring.reason() == Reason.ROLLED_BACK;
    }

    private String message() {
        return isByHand() ? Undoing.BY_HAND : GONE;
    }

    private Plan closed(List<Step> before) {
        Verdict verdict = isByHand()
                ? new Verdict.Restored(now, Reason.ROLLED_BACK, Undoing.BY_HAND)
                : new Verdict.Abandoned(now, Reason.FOREIGN_ACTIVITY, GONE);
        var steps = new ArrayList<>(before);
        steps.add(new Step.CloseRemediation(remediation.service(), message(), remediation, verdict));
        return Plan.of(steps);
    }

    /// Of one that ended, where a person wants it undone and the file is as it was left.
    Plan undone(List<Remediation> all) {
        var answer = Rollback.answers(List.of(remediation), all, digests).getFirst();
        if (!(answer instanceof Rollback.Answer.Possible)) {
            return Plan.empty();
        }
        var reopened = remediation.reopened(
                List.of(), new TreeMap<>(), new Verdict.Restoring(Reason.ROLLED_BACK, Undoing.BY_HAND));
        var undo = new WhenGone(reopened, digests, now).plan();
        return Plan.of(List.of(new Step.ReopenRemediation(remediation.service(), Undoing.BY_HAND, reopened)))
                .and(undo);
    }
}
