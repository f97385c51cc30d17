package dev.composure.policy.rules.orphans;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Tier;
import java.util.List;

/// The timeout of the check kills nothing.
final class NeverKilled {

    static final Rule RULE = RuleBuilder.named("never-killed")
            .severity(Severity.WARNING)
            .title("This engine never kills a check that runs into its timeout")
            .looksFor("""
                    A check whose client has no time limit of its own, on an engine up to 20.10.17.""")
            .why("""
                    Up to 20.10.17 the engine sends the kill with a request that is cancelled already. Whatever form \
                    the check has, all of it lives on after the timeout, and the next one comes beside it: a server that \
                    hangs for an hour has hundreds of clients waiting for it. An init does not help, because they are \
                    alive.""")
            .spares("""
                    Clients that end by themselves, engines from 20.10.18 on, and engines whose version is not known.""")
            .needs(Tier.IMAGE)
            .since("It is about engines up to 20.10.17; mended in 20.10.18 and 23.0.")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "curl", "-f", "http://127.0.0.1:8080/"]
                          timeout: 5s
                    """)
            .advice("Update the engine. Until then give the client a limit below `timeout:` (`curl -m 4`).")
            .sources("https://github.com/moby/moby/issues/43737", "https://github.com/moby/moby/pull/43739")
            .build();

    private NeverKilled() {}

    static List<Violation> violations(Subject subject) {
        var versions = subject.facts().versions();
        var mayHang =
                !subject.probe().invocations().isEmpty() && !subject.probe().isBounded();
        return versions.neverKillsChecks() && mayHang
                ? subject.found(
                        "engine " + versions.engine() + " never kills a check that runs into its timeout, and this one"
                                + " has no limit of its own: checks that hang pile up. Update the engine, or limit the client.")
                : List.of();
    }
}
