package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Reach;
import java.util.List;

/// Illness is contagious.
final class DependencyInCheck {

    static final Rule RULE = RuleBuilder.named("dependency-in-check")
            .severity(Severity.INFO)
            .title("The healthcheck asks another service")
            .looksFor("A URL or host in the check that is another service of the project.")
            .why("""
                    When that service is away, this one is unhealthy too, although nothing is wrong with it; what \
                    restarts unhealthy containers then restarts the whole chain.""")
            .spares("The service itself, loopback.")
            .example("""
                    services:
                      app:
                        image: app
                        healthcheck:
                          test: ["CMD", "nc", "-z", "-w", "2", "db", "5432"]
                      db:
                        image: postgres
                    """)
            .advice("Ask this service, and let the other have its own check.")
            .sources(
                    "https://github.com/jpetazzo/container.training/issues/460",
                    "https://github.com/willfarrell/docker-autoheal/issues/49")
            .build();

    private DependencyInCheck() {}

    static List<Violation> violations(Subject subject) {
        return subject.probe().urls().stream()
                .filter(url -> url.reach(
                                subject.service().name(),
                                subject.project().services().keySet())
                        == Reach.SERVICE)
                .findFirst()
                .map(url -> subject.found("the check asks the service `" + url.host()
                        + "`, so this one is unhealthy whenever that one is away."))
                .orElse(List.of());
    }
}
