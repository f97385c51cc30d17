package dev.composure.policy.rules.ignores;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;

/// Nobody knows later why.
final class IgnoreWithoutReason {

    static final Rule RULE = RuleBuilder.named("ignore-without-reason")
            .severity(Severity.WARNING)
            .title("A rule is ignored without a reason")
            .looksFor("""
                    `x-composure: {ignore: …}` or a label `composure.dev/ignore.RULE` with no words that say why: a \
                    list of names, an empty value, `true`.""")
            .why("""
                    Such an ignore has no effect. An exception that nobody can explain is never taken out again, and \
                    whoever reads the file next cannot tell it from a mistake.""")
            .spares("Any words at all: whether a reason is a good one is for people to judge.")
            .example("""
                    services:
                      web:
                        image: web
                        x-composure:
                          ignore: [orphan-always]
                        healthcheck:
                          test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]
                    """)
            .advice("Write `ignore: {orphan-always: \"vendor image, ticket 4711\"}`, or take it out.")
            .sources("composure DESIGN §6")
            .build();

    private IgnoreWithoutReason() {}

    static List<Violation> violations(Subject subject) {
        return IgnoreRules.of(subject)
                .filter(ignored -> !ignored.hasReason())
                .flatMap(ignored -> subject
                        .found(
                                ignored.position(),
                                ignored.rule(),
                                "`%s` is ignored without a reason, so it still counts. Write why: `%s: \"…\"`."
                                        .formatted(ignored.rule(), ignored.rule()))
                        .stream())
                .toList();
    }
}
