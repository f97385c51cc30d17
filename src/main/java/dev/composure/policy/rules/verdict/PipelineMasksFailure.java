package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Masking;
import java.util.List;

/// Only the last member of a pipeline counts.
final class PipelineMasksFailure {

    static final Rule RULE = RuleBuilder.named("pipeline-masks-failure")
            .severity(Severity.WARNING)
            .title("The end of a pipeline hides the failure of its beginning")
            .looksFor("""
                    `client | consumer` where the consumer succeeds on any input: jq without -e, cat, tee, head, \
                    tail, sort, wc, sed, awk ...""")
            .why("""
                    The exit code of a pipeline is that of its last member. When the client fails, the consumer \
                    reads nothing and succeeds, and the check is healthy.""")
            .spares("""
                    `| grep`, `| jq -e`, `set -o pipefail`, and pipelines inside `$(...)`, whose output something \
                    else looks at.""")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: curl -fsS -m 5 http://127.0.0.1:8080/health | jq .
                    """)
            .advice("""
                    Drop the consumer and let `curl -f` speak, or test the output (`| grep -q ok`, `| jq -e .ok`).""")
            .sources("speedtest-tracker#2837", "satisfactory-server#321")
            .build();

    private PipelineMasksFailure() {}

    static List<Violation> violations(Subject subject) {
        var masking = subject.probe().masking();
        return masking.kind() == Masking.Kind.PIPED
                ? subject.found("the pipeline ends with `" + masking.culprit()
                        + "`, which succeeds on any input, so a failure before it does not show.")
                : List.of();
    }
}
