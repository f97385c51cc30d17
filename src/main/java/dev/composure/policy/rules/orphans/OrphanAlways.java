package dev.composure.policy.rules.orphans;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Hazard;
import dev.composure.probe.OrphanVerdict;
import dev.composure.probe.Orphans;
import dev.composure.probe.PidOne;
import dev.composure.probe.Probe;
import dev.composure.probe.ToolKind;
import java.util.List;

/// The check leaves a process behind every time it runs.
final class OrphanAlways {

    static final Rule RULE = RuleBuilder.named("orphan-always")
            .severity(Severity.ERROR)
            .failOnPossible()
            .title("The healthcheck leaves an orphan behind at every run")
            .looksFor("""
                    busybox wget that asks https (its TLS helper is never waited for, not even when the connection is \
                    refused), busybox timeout (its watcher outlives every run), a command that an unquoted & puts into the \
                    background, and what setsid (with -f, or where it is the check itself), daemonize or \
                    start-stop-daemon -b start.""")
            .why("""
                    A healthcheck runs inside the container. What it starts and does not wait for is handed to the \
                    container's first process. Most applications (node, java, python, Go servers, sleep) never wait for \
                    children that are not theirs, so each run leaves a zombie, and at the pids limit the application can \
                    start neither a process nor a thread.""")
            .spares("""
                    GNU wget and curl, which do TLS themselves, plain http, GNU timeout, and anything under an init that \
                    reaps.""")
            .example("""
                    services:
                      web:
                        image: node:22-alpine
                        healthcheck:
                          test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://localhost/"]
                    """)
            .remedies(
                    RemedyKind.INIT,
                    RemedyKind.REWRITE,
                    RemedyKind.HTTP,
                    RemedyKind.CURL,
                    RemedyKind.TCP,
                    RemedyKind.DISABLE)
            .advice("""
                    Set `init: true` on the service: the check stays as it is, and every orphan is reaped. Or ask plain \
                    http, or use a client that does TLS itself (curl), or check only whether the port answers.""")
            .sources(
                    "https://github.com/blinkospace/blinko/issues/403",
                    "https://github.com/moby/moby/issues/47583",
                    "https://github.com/google/cadvisor/issues/3518",
                    "https://github.com/datahub-project/datahub/issues/18657",
                    "busybox networking/wget.c, spawn_ssl_client(); coreutils/timeout.c")
            .build();

    private OrphanAlways() {}

    static List<Violation> violations(Subject subject) {
        var verdict = subject.probe().verdict();
        var hazard = hazard(verdict, subject.facts().pidOne());
        if (verdict.possibly() != Orphans.ALWAYS || !hazard.isHarmful()) {
            return List.of();
        }
        return subject.found(hazard, message(subject, verdict, hazard));
    }

    private static Hazard hazard(OrphanVerdict verdict, PidOne pidOne) {
        return Hazard.of(verdict.orphans(), pidOne);
    }

    private static String message(Subject subject, OrphanVerdict verdict, Hazard hazard) {
        var leaves = verdict.surely() == Orphans.ALWAYS
                ? "every run of the healthcheck leaves " + verdict.descendant() + " behind: " + verdict.why()
                : "every run of the healthcheck may leave " + verdict.descendant() + " behind: " + verdict.why() + " ("
                        + doubt(subject.probe(), verdict.cause()) + ")";
        return leaves + ". " + Consequence.of(hazard, subject) + " " + Consequence.advice(subject);
    }

    /// What would have to be known to be sure.
    private static String doubt(Probe probe, OrphanVerdict.Cause cause) {
        var isUnknown = probe.invocations().stream().anyMatch(invocation -> invocation.kind() == ToolKind.UNKNOWN);
        return switch (cause) {
            case TLS_HELPER ->
                isUnknown ? "GNU wget would not; which one the image has is not known" : "where that command runs";
            case WATCHER -> "GNU timeout would not; which one the image has is not known";
            case BACKGROUND, DAEMON -> "where that command runs, and in a shell that reads it so";
            case NOTHING, KILLED_PARENT, UNSEEN -> "what the container holds is not known";
        };
    }
}
