package dev.composure.remedy;

import dev.composure.policy.Evidence;
import dev.composure.policy.RemedyKind;

/// What became of one remedy for one finding.
public sealed interface Proposal {
    RemedyKind kind();

    /// Why it can, or cannot, be taken.
    String reason();

    /// It can be taken.
    record Applicable(Candidate candidate) implements Proposal {
        @Override
        public RemedyKind kind() {
            return candidate.kind();
        }

        @Override
        public String reason() {
            return candidate.why();
        }
    }

    /// It cannot, and why; what looks like a credential in the reason is masked.
    record NotApplicable(RemedyKind kind, String reason) implements Proposal {
        public NotApplicable {
            reason = Evidence.mask(reason);
        }
    }
}
