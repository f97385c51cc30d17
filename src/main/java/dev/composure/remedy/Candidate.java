package dev.composure.remedy;

import dev.composure.compose.Edit;
import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Evidence;
import dev.composure.policy.RemedyKind;

/// One way to remedy a finding: the edit, and the test that the service has afterwards.
///
/// `triable`: running the test once in the present container is harmless and tells whether it works there.
/// `retargeted`: it asks a port, path or host that the present check does not name. `weaker`: it proves less.
public record Candidate(
        RemedyKind kind,
        String service,
        Edit edit,
        HealthcheckTest test,
        boolean triable,
        boolean retargeted,
        boolean weaker,
        String why) {

    /// What looks like a credential in the reason is masked.
    public Candidate {
        why = Evidence.mask(why);
    }

    /// True where whether it works depends on the container, and nobody has tried.
    public boolean needsTrial() {
        return switch (kind) {
            case HTTP, CURL, TCP -> true;
            case INIT, REWRITE, DISABLE -> false;
        };
    }
}
