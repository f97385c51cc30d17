package dev.composure.remedy;

import dev.composure.compose.Change;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Service;
import dev.composure.policy.RemedyKind;
import java.util.stream.Collectors;

/// No check at all.
final class DisableRemedy {
    private DisableRemedy() {}

    static Proposal proposal(Situation situation) {
        var name = situation.service().name();
        var waiting = situation.project().services().values().stream()
                .filter(other -> "service_healthy".equals(other.dependsOn().get(name)))
                .map(Service::name)
                .collect(Collectors.joining(", "));
        if (!waiting.isEmpty()) {
            return new Proposal.NotApplicable(
                    RemedyKind.DISABLE, "it would never be healthy, and that is what is waited for by " + waiting);
        }
        if (!situation.policy().allow().disable()) {
            return new Proposal.NotApplicable(
                    RemedyKind.DISABLE,
                    "the service would have no check any more; that needs `allow: {disable: true}`");
        }
        var test = new HealthcheckTest.Disabled();
        return new Proposal.Applicable(new Candidate(
                RemedyKind.DISABLE,
                name,
                situation.edit(new Change.SetTest(test)),
                test,
                false,
                false,
                true,
                "nothing is run, so nothing is left behind"));
    }
}
