package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Invocation;
import java.util.List;
import java.util.Set;

/// Existence is not health.
final class ProcessExists {

    static final Rule RULE = RuleBuilder.named("process-exists")
            .severity(Severity.INFO)
            .title("That a process exists does not mean that it works")
            .looksFor("`pgrep`, `pidof` and `kill -0` as all that a check asks.")
            .why("""
                    A process that hangs exists, and so does a zombie: `kill -0` and `pgrep` both find it. The \
                    engine knows already whether PID 1 runs, without a check.""")
            .spares("Checks that ask something else too.")
            .example("""
                    services:
                      worker:
                        image: worker
                        healthcheck:
                          test: ["CMD", "pidof", "worker"]
                    """)
            .advice("""
                    Ask the service something: its port, a status command, or the age of a file that it touches.""")
            .sources("Mailu#2873", "pg_auto_failover#1173")
            .build();

    private ProcessExists() {}

    private static final Set<String> SEARCHES =
            Set.of("pgrep", "pidof", "kill", "ps", "grep", "egrep", "wc", "awk", "head");

    static List<Violation> violations(Subject subject) {
        var invocations = subject.probe().invocations();
        var isSearch = invocations.stream().anyMatch(ProcessExists::isSearch)
                && invocations.stream().allMatch(one -> SEARCHES.contains(one.tool()));
        return isSearch
                ? subject.found(
                        "the check asks only whether a process exists; one that hangs, or a zombie, exists too.")
                : List.of();
    }

    private static boolean isSearch(Invocation one) {
        return one.is("pgrep", "pidof") || (one.is("kill") && one.arguments().contains("-0"));
    }
}
