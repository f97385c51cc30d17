package dev.composure.remedy;

import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.policy.Finding;
import dev.composure.policy.Policy;
import dev.composure.probe.Facts;
import java.util.List;

/// The ladder of remedies.
public final class Remedies {
    private Remedies() {}

    /// Every remedy there is, in the policy's order, with what speaks against it where it cannot be taken. A kind may
    /// come with several candidates, the better one first.
    public static List<Proposal> propose(
            Finding finding, Service service, Project project, Facts facts, Policy policy) {
        return List.of();
    }
}
