package dev.composure.remedy;

import dev.composure.compose.Change;
import dev.composure.policy.Finding;
import dev.composure.policy.RemedyKind;
import dev.composure.remedy.rewriting.Rewriting;

/// The same question in safer words.
final class RewriteRemedy {
    private RewriteRemedy() {}

    static Proposal proposal(Finding finding, Situation situation) {
        var result = Rewriting.reword(finding.rule(), situation.service(), situation.timeout(), situation.facts());
        return switch (result) {
            case Rewriting.Result.Reworded(var test, var written, var what, var isAssuming) ->
                assuming(
                        situation.proposal(RemedyKind.REWRITE, new Change.SetTest(test, written), false, false, what),
                        isAssuming);
            case Rewriting.Result.Stays(var why) -> new Proposal.NotApplicable(RemedyKind.REWRITE, why);
        };
    }

    private static Proposal assuming(Proposal proposal, boolean isAssuming) {
        return isAssuming && proposal instanceof Proposal.Applicable(var candidate)
                ? new Proposal.Applicable(candidate.assuming())
                : proposal;
    }
}
