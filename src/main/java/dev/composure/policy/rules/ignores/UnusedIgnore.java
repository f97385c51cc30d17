package dev.composure.policy.rules.ignores;

import dev.composure.compose.IgnoredRule;
import dev.composure.compose.Spelling;
import dev.composure.policy.Finding;
import dev.composure.policy.Policy;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.RuleKey;
import dev.composure.policy.Rules;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;
import java.util.Optional;

/// An ignore that does nothing.
public final class UnusedIgnore {

    public static final Rule RULE = RuleBuilder.named("unused-ignore")
            .severity(Severity.INFO)
            .title("A rule is ignored that finds nothing here")
            .looksFor("""
                    An ignore with a reason whose rule finds nothing in the service (or, at the top of the file, in \
                    none of its services), whose rule does not exist, or which the policy does not allow \
                    (`exceptions.inline: false`).""")
            .why("""
                    What it excused has been put right, or was never there under that name. Left in the file it \
                    would excuse the next mistake of the same kind without anybody looking.""")
            .spares("""
                    Rules that are off, and rules that need to know more about the image or the container than is known \
                    here.""")
            .example("""
                    services:
                      web:
                        image: web
                        x-composure:
                          ignore:
                            orphan-always: "vendor image, ticket 4711"
                        healthcheck:
                          test: ["CMD", "/app", "health"]
                    """)
            .advice("Take it out, or correct the name of the rule.")
            .sources("composure DESIGN §6")
            .build();

    private UnusedIgnore() {}

    /// `findings` are those of the whole project.
    public static List<Violation> violations(Subject subject, Policy policy, List<Finding> findings) {
        return IgnoreRules.of(subject)
                .filter(IgnoredRule::hasReason)
                .flatMap(ignored -> why(ignored, subject, policy, findings)
                        .map(message -> subject.found(ignored.position(), ignored.rule(), message))
                        .stream())
                .flatMap(List::stream)
                .toList();
    }

    private static Optional<String> why(IgnoredRule ignored, Subject subject, Policy policy, List<Finding> findings) {
        var rule = Rules.named(ignored.rule());
        if (rule.isEmpty()) {
            return Optional.of(
                    "`%s` is ignored, and there is no such rule.%s".formatted(ignored.rule(), hint(ignored.rule())));
        }
        if (!policy.exceptions().inline()) {
            return Optional.of(
                    "`%s` is ignored, but the policy `%s` lets no compose file ignore rules, so it still counts."
                            .formatted(ignored.rule(), policy.name()));
        }
        return rule.filter(known -> isDecided(known, subject, policy) && finds(known, ignored, subject, findings) == 0)
                .map(_ -> "`%s` is ignored, and finds nothing here. Take the ignore out.".formatted(ignored.rule()));
    }

    private static boolean isDecided(Rule rule, Subject subject, Policy policy) {
        return !rule.key().equals(RULE.key())
                && policy.setting(rule).severity() != Severity.OFF
                && subject.facts().tier().compareTo(rule.needs()) >= 0;
    }

    private static long finds(Rule rule, IgnoredRule ignored, Subject subject, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule.key()))
                .filter(finding -> ignored.wholeFile()
                        || finding.service().equals(subject.service().name()))
                .count();
    }

    private static String hint(String name) {
        var known = Rules.all().stream().map(Rule::key).map(RuleKey::name).toList();
        return Spelling.nearest(name, known)
                .map(near -> " Did you mean `" + near + "`?")
                .orElse(" `composure explain` lists them.");
    }
}
