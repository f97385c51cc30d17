package dev.composure.policy.rules.timing;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.time.Duration;
import java.util.List;

/// A verdict that comes late.
final class SlowDetection {

    private static final String MOST = "most";

    static final Rule RULE = RuleBuilder.named("slow-detection")
            .severity(Severity.INFO)
            .title("It takes long until a failure counts")
            .looksFor("""
                    `retries` times the sum of `interval` and `timeout` of more than ten minutes (parameter `most`).""")
            .why("""
                    A service that hangs is called unhealthy only after that time, since each failing check takes up \
                    to its timeout and the next one starts an interval after it.""")
            .spares("""
                    A `timeout` above the `interval`: checks never overlap, whatever is said about it.""")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "/app", "health"]
                          interval: 5m
                          timeout: 1m
                    """)
            .advice("Shorten `timeout`, `interval` or `retries`.")
            .sources("moby/moby daemon/health.go")
            .parameter(MOST, Duration.ofMinutes(10))
            .build();

    private SlowDetection() {}

    static List<Violation> violations(Subject subject) {
        var time = subject.interval().plus(subject.timeout()).multipliedBy(subject.retries());
        return subject.healthcheck().hasTest() && time.compareTo(subject.parameter(MOST)) > 0
                ? subject.found("a service that hangs counts as unhealthy only after " + time.toMinutes() + " minutes ("
                        + subject.retries() + " checks in a row).")
                : List.of();
    }
}
