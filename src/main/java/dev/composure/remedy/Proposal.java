package dev.composure.remedy;

import dev.composure.policy.RemedyKind;

/// What became of one remedy for one finding.
public sealed interface Proposal {
    RemedyKind kind();

    /// It can be taken.
    record Applicable(Candidate candidate) implements Proposal {
        @Override
        public RemedyKind kind() {
            return candidate.kind();
        }
    }

    /// It cannot, and why.
    record NotApplicable(RemedyKind kind, String reason) implements Proposal {}
}
