package dev.composure.remedy;

import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.policy.Finding;
import dev.composure.policy.Policy;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.Rules;
import dev.composure.probe.Facts;
import dev.composure.probe.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The ladder of remedies.
public final class Remedies {
    private Remedies() {}

    /// Every remedy that can answer the rule, in the policy's order, with what speaks against it where it cannot be
    /// taken; last those that the policy leaves out. A kind may come with several candidates, the better one first.
    public static List<Proposal> propose(
            Finding finding, Service service, Project project, Facts facts, Policy policy) {
        var rule = Rules.named(finding.rule().name());
        var answers = rule.map(Rule::remedies).orElse(List.of());
        var effective = facts.effective(service);
        var probe = Probe.of(effective.healthcheck(), facts);
        var situation = new Situation(project, effective, facts, probe, policy.remedies());
        var order = policy.remedies().order();
        var listed =
                order.stream().filter(answers::contains).flatMap(kind -> proposals(finding, kind, situation).stream());
        var left = Arrays.stream(RemedyKind.values())
                .filter(kind -> answers.contains(kind) && !order.contains(kind))
                .map(kind -> new Proposal.NotApplicable(kind, "the policy's order leaves it out"));
        return Stream.concat(listed, left).toList();
    }

    private static List<Proposal> proposals(Finding finding, RemedyKind kind, Situation situation) {
        return switch (kind) {
            case INIT -> List.of(InitRemedy.proposal(finding, situation));
            case REWRITE -> List.of(RewriteRemedy.proposal(finding, situation));
            case HTTP, CURL, TCP -> TestRemedy.proposals(kind, situation);
            case DISABLE -> List.of(DisableRemedy.proposal(situation));
        };
    }
}
