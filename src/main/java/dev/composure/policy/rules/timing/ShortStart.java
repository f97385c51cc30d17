package dev.composure.policy.rules.timing;

import dev.composure.compose.Setting;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.time.Duration;
import java.util.List;

/// Failures of the start count.
final class ShortStart {

    private static final String LEAST = "least";

    static final Rule RULE = RuleBuilder.named("short-start")
            .severity(Severity.INFO)
            .title("The service has little time before it counts as unhealthy")
            .looksFor("""
                    No `start_period`, at most ten seconds (parameter `least`) of `retries` times `interval`, and \
                    another service that waits with `service_healthy`.""")
            .why("""
                    Failures during the start count. When they reach `retries`, compose gives up on what waits, and \
                    `up` fails although a moment later all would have been well.""")
            .spares("Services that nobody waits for, and any `start_period`.")
            .since("""
                    `start_interval`, which makes a long start period cheap, needs engine 25.0.""")
            .example("""
                    services:
                      db:
                        image: postgres
                        healthcheck:
                          test: ["CMD", "pg_isready", "-U", "app", "-t", "1"]
                          interval: 2s
                          retries: 3
                      app:
                        image: app
                        depends_on:
                          db:
                            condition: service_healthy
                    """)
            .advice("""
                    Write a `start_period`; more `retries` would also delay the verdict later.""")
            .sources("paper-docker#44", "https://github.com/truenas/apps/issues/514")
            .parameter(LEAST, Duration.ofSeconds(10))
            .build();

    private ShortStart() {}

    static List<Violation> violations(Subject subject) {
        var time = subject.interval().multipliedBy(subject.retries());
        var isShort = subject.healthcheck().hasTest()
                && !subject.healthcheck().startPeriod().isWritten()
                && isKnown(subject)
                && time.compareTo(subject.parameter(LEAST)) <= 0;
        return isShort && !subject.waiting().isEmpty()
                ? subject.found("it counts as unhealthy after " + time.toSeconds()
                        + " s of failures, also while it starts, and " + String.join(", ", subject.waiting())
                        + " is given up then. Write a `start_period`.")
                : List.of();
    }

    private static boolean isKnown(Subject subject) {
        return !(subject.healthcheck().interval() instanceof Setting.Unknown)
                && !(subject.healthcheck().retries() instanceof Setting.Unknown);
    }
}
