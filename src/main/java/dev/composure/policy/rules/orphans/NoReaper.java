package dev.composure.policy.rules.orphans;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Orphans;
import dev.composure.probe.PidOne;
import dev.composure.probe.Tier;
import java.util.List;

/// The root cause, before there is harm.
final class NoReaper {

    static final Rule RULE = RuleBuilder.named("no-reaper")
            .severity(Severity.INFO)
            .title("PID 1 does not reap")
            .looksFor("""
                    A running container in which zombies stay, though its check leaves none behind.""")
            .why("""
                    Every process that anything in the container leaves behind stays a zombie: of the application, \
                    of `docker exec`, of the next healthcheck that somebody writes.""")
            .spares("""
                    Containers whose PID 1 reaps, or of which it is not known; services that an orphan rule reports \
                    already.""")
            .needs(Tier.CONTAINER)
            .example("""
                    services:
                      app:
                        image: node:22
                        healthcheck:
                          test: ["CMD", "curl", "-fsS", "-m", "5", "http://127.0.0.1:3000/"]
                    """)
            .remedies(RemedyKind.INIT)
            .advice("Set `init: true`.")
            .sources("Dokploy#4252", "caddy-docker#276", "trilium#3582")
            .build();

    private NoReaper() {}

    static List<Violation> violations(Subject subject) {
        var isClean = subject.probe().verdict().possibly() == Orphans.NEVER;
        return isClean && subject.healthcheck().hasTest() && subject.facts().pidOne() == PidOne.DOES_NOT_REAP
                ? subject.found(
                        "PID 1 does not reap: zombies stay, though this check leaves none. Set `init: true` before something does.")
                : List.of();
    }
}
