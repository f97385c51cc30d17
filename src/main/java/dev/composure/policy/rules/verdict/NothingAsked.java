package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Masking;
import java.util.List;

/// A check that checks nothing.
final class NothingAsked {

    static final Rule RULE = RuleBuilder.named("nothing-asked")
            .severity(Severity.WARNING)
            .title("The healthcheck asks nothing")
            .looksFor("`exit 0`, `true`, `echo ok` and their like as the whole check.")
            .why("""
                    It says that a process can be started in the container, at the price of starting one with every \
                    interval. Services that wait for `service_healthy` wait for nothing.""")
            .spares("Checks with any other program in them.")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: exit 0
                    """)
            .advice("""
                    Ask the service something, or write `disable: true` and `service_started` where others wait for \
                    it.""")
            .sources("moby/moby daemon/health.go")
            .build();

    private NothingAsked() {}

    static List<Violation> violations(Subject subject) {
        var masking = subject.probe().masking();
        return masking.kind() == Masking.Kind.NOTHING_ASKED
                ? subject.found("the check is `" + masking.culprit() + "` and asks nothing, so it is always healthy.")
                : List.of();
    }
}
