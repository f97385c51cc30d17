package dev.composure.policy.rules.orphans;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.OrphanVerdict;
import dev.composure.probe.Orphans;
import dev.composure.probe.PidOne;
import java.util.List;

/// What is left behind is alive.
final class LiveOrphan {

    static final Rule RULE = RuleBuilder.named("live-orphan")
            .severity(Severity.WARNING)
            .title("Clients pile up behind timeouts, init or not")
            .looksFor("""
                    A service whose PID 1 reaps, with a check whose client is the child of a shell and has no time \
                    limit below `timeout:`.""")
            .why("""
                    An init reaps the dead, not the living. When the server hangs, each check is killed at its \
                    timeout and its client stays: busybox wget for up to 900 seconds, curl without end. Each holds a \
                    connection to the server that hangs.""")
            .spares("""
                    Clients with a limit of their own, exec form, and services without an init, which \
                    `orphan-on-timeout` is about.""")
            .example("""
                    services:
                      web:
                        image: nginx
                        init: true
                        healthcheck:
                          test: curl -f http://127.0.0.1/ || exit 1
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("Give the client a limit below `timeout:`, or use exec form.")
            .sources("https://github.com/crate/docker-crate/issues/113", "zipkin#3677")
            .build();

    private LiveOrphan() {}

    static List<Violation> violations(Subject subject) {
        var verdict = subject.probe().verdict();
        var isLive = verdict.isAboutTimeout()
                && verdict.surely() == Orphans.ON_TIMEOUT
                && subject.facts().pidOne() == PidOne.REAPS;
        return isLive
                ? subject.found("a check that runs into its timeout leaves " + verdict.descendant() + " running: "
                        + OrphanVerdict.KILLED_PARENT_WHY + ". The init reaps it only when it ends by itself.")
                : List.of();
    }
}
