package dev.composure.remedy;

import dev.composure.compose.Edit;
import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Evidence;
import dev.composure.policy.RemedyKind;

/// One way to remedy a finding: the edit, and the test that the service has afterwards.
///
/// `triable`: running the test once in the present container is harmless and tells whether it works there.
/// `retargeted`: it asks a port, path or host that the present check does not name. `weaker`: it proves less.
/// `isAssuming`: its words are known to newer versions of a tool only.
public record Candidate(
        RemedyKind kind,
        String service,
        Edit edit,
        HealthcheckTest test,
        boolean triable,
        boolean retargeted,
        boolean weaker,
        boolean isAssuming,
        String why) {

    public Candidate(
            RemedyKind kind,
            String service,
            Edit edit,
            HealthcheckTest test,
            boolean triable,
            boolean retargeted,
            boolean weaker,
            String why) {
        this(kind, service, edit, test, triable, retargeted, weaker, false, why);
    }

    /// What looks like a credential in the reason is masked.
    public Candidate {
        why = Evidence.mask(why);
    }

    /// True where whether it works depends on the container, and nobody has tried.
    public boolean needsTrial() {
        return switch (kind) {
            case HTTP, CURL, TCP -> true;
            case REWRITE -> isAssuming;
            case INIT, DISABLE -> false;
        };
    }

    Candidate assuming() {
        return new Candidate(kind, service, edit, test, triable, retargeted, weaker, true, why);
    }
}
