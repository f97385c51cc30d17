package dev.composure.policy.rules.project;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;

/// Waiting for what never comes.
final class WaitsForDisabled {

    static final Rule RULE = RuleBuilder.named("waits-for-disabled-healthcheck")
            .severity(Severity.ERROR)
            .title("A service waits for the health of one that has no healthcheck")
            .looksFor("""
                    `condition: service_healthy` on a service with `disable: true` or `test: ["NONE"]`.""")
            .why("""
                    Compose refuses to start what waits: the container "has no healthcheck configured". Disabling a \
                    check is no local matter.""")
            .spares("""
                    Services without a `healthcheck:` of their own: the image may bring one.""")
            .example("""
                    services:
                      db:
                        image: postgres
                        healthcheck:
                          disable: true
                      app:
                        image: app
                        depends_on:
                          db:
                            condition: service_healthy
                    """)
            .advice("Give it a check, or wait with `service_started`.")
            .sources("docker/compose pkg/compose/convergence.go", "netresearch#29")
            .build();

    private WaitsForDisabled() {}

    static List<Violation> violations(Subject subject) {
        return subject.test() instanceof HealthcheckTest.Disabled
                        && !subject.waiting().isEmpty()
                ? subject.found("its check is disabled, and " + String.join(", ", subject.waiting())
                        + " waits until it is healthy, which compose refuses.")
                : List.of();
    }
}
