package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Masking;
import java.util.List;

/// The end of the check is always a success.
final class VerdictForced {

    static final Rule RULE = RuleBuilder.named("verdict-forced")
            .severity(Severity.WARNING)
            .title("The healthcheck ends with a success whatever happens")
            .looksFor("""
                    A check that ends with `|| true`, `|| exit 0`, `|| echo ...`, or with `; exit 0` or `; true`.""")
            .why("""
                    Only the exit code counts, and the last command gives it. The service is healthy as long as a \
                    shell can start, and nothing that waits for its health learns otherwise.""")
            .spares("""
                    `|| exit 1`, an earlier `exit 1`, `set -e`, and branches (`if`, `case`, brackets) that this \
                    reader does not follow.""")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: curl -fsS -m 5 http://127.0.0.1:8080/health || exit 0
                    """)
            .advice("""
                    Take the end off. If the service must not be judged, say so with `disable: true`.""")
            .sources("airis-mcp-gateway#78")
            .build();

    private VerdictForced() {}

    static List<Violation> violations(Subject subject) {
        var masking = subject.probe().masking();
        return masking.kind() == Masking.Kind.FORCED
                ? subject.found(
                        "the check ends with `" + masking.culprit() + "`, so it is healthy whatever came before.")
                : List.of();
    }
}
