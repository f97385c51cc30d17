package dev.composure.policy.rules.project;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;

/// For those who want a check everywhere.
final class NoHealthcheck {

    static final Rule RULE = RuleBuilder.named("no-healthcheck")
            .severity(Severity.OFF)
            .title("The service has no healthcheck")
            .looksFor("""
                    A service without a check in the file. The image may bring one, which the file does not show.""")
            .why("""
                    Compose cannot wait for it, and nothing notices when it hangs. Many services need none, so this \
                    rule is off unless a policy turns it on.""")
            .spares("Services with `disable: true`, which somebody meant.")
            .example("""
                    services:
                      web:
                        image: web
                    """)
            .advice("Write a `healthcheck:`, or `disable: true` to say that none is wanted.")
            .sources("the Compose Specification, healthcheck")
            .build();

    private NoHealthcheck() {}

    static List<Violation> violations(Subject subject) {
        return subject.test() instanceof HealthcheckTest.Inherited
                ? subject.found(
                        subject.service().position(),
                        subject.service().name(),
                        "there is no healthcheck in the compose file.")
                : List.of();
    }
}
