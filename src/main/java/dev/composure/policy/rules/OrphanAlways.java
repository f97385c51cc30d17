package dev.composure.policy.rules;

import dev.composure.policy.Evidence;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleKey;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.FirstProcess;
import dev.composure.probe.Hazard;
import dev.composure.probe.OrphanVerdict;
import dev.composure.probe.Orphans;
import dev.composure.probe.PidOne;
import dev.composure.probe.Probe;
import dev.composure.probe.ToolKind;
import java.util.List;

/// The check leaves a process behind every time it runs.
public final class OrphanAlways {

    public static final Rule RULE = new Rule(
            new RuleKey("orphan-always"),
            Severity.ERROR,
            true,
            "The healthcheck leaves an orphan behind at every run",
            """
            A healthcheck runs inside the container. What it starts and does not wait for is handed to the container's \
            first process. Most applications (node, java, python, Go servers, sleep) never wait for children that are \
            not theirs, so each run leaves a zombie, and at the pids limit the application can start neither a process \
            nor a thread.

            It is found where busybox wget asks https (its TLS helper is never waited for, not even when the \
            connection is refused), where busybox timeout is used (its watcher outlives every run), and where an \
            unquoted & puts a command into the background. GNU wget and curl do TLS themselves and are no finding, \
            neither is plain http, nor anything under an init that reaps.""",
            """
            services:
              web:
                image: node:22-alpine
                healthcheck:
                  test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://localhost/"]
            """,
            """
            Set `init: true` on the service: the check stays as it is, and every orphan is reaped. Or ask plain http, \
            or use a client that does TLS itself (curl), or check only whether the port answers.""",
            List.of(
                    "https://github.com/blinkospace/blinko/issues/403",
                    "https://github.com/moby/moby/issues/47583",
                    "https://github.com/google/cadvisor/issues/3518",
                    "https://github.com/datahub-project/datahub/issues/18657",
                    "busybox networking/wget.c, spawn_ssl_client(); coreutils/timeout.c"));

    private OrphanAlways() {}

    public static List<Violation> violations(Subject subject) {
        var verdict = subject.probe().verdict();
        var hazard = hazard(verdict, subject.facts().pidOne());
        if (verdict.possibly() != Orphans.ALWAYS || !hazard.isHarmful()) {
            return List.of();
        }
        var healthcheck = subject.service().healthcheck();
        return List.of(new Violation(
                hazard,
                healthcheck.position(),
                message(subject, verdict, hazard),
                Evidence.quote(healthcheck.writtenTest())));
    }

    private static Hazard hazard(OrphanVerdict verdict, PidOne pidOne) {
        return Hazard.of(verdict.orphans(), pidOne);
    }

    private static String message(Subject subject, OrphanVerdict verdict, Hazard hazard) {
        var leaves = verdict.surely() == Orphans.ALWAYS
                ? "every run of the healthcheck leaves " + verdict.descendant() + " behind: " + verdict.why()
                : "every run of the healthcheck may leave " + verdict.descendant() + " behind: " + verdict.why() + " ("
                        + doubt(subject.probe(), verdict.cause()) + ")";
        return subject.service().name() + ": " + leaves + ". "
                + consequence(hazard, subject.facts().pidOne())
                + " " + advice(subject);
    }

    /// What would have to be known to be sure.
    private static String doubt(Probe probe, OrphanVerdict.Cause cause) {
        var isUnknown = probe.invocations().stream().anyMatch(invocation -> invocation.kind() == ToolKind.UNKNOWN);
        return switch (cause) {
            case TLS_HELPER ->
                isUnknown ? "GNU wget would not; which one the image has is not known" : "where that command runs";
            case WATCHER -> "GNU timeout would not; which one the image has is not known";
            case BACKGROUND -> "where that command runs, and in a shell that reads it so";
            case NOTHING, KILLED_PARENT, UNSEEN -> "what the container holds is not known";
        };
    }

    private static String consequence(Hazard hazard, PidOne pidOne) {
        return switch (hazard) {
            case CRITICAL ->
                "PID 1 takes the orphan's exit for one of its own children's, and may restart the application.";
            case LEAKING, LATENT -> "PID 1 does not reap, so zombies collect until nothing can be started any more.";
            case POSSIBLE, SAFE, NONE ->
                pidOne == PidOne.UNKNOWN
                        ? "Nothing here says that PID 1 reaps; if it does not, zombies collect."
                        : "PID 1 does not reap.";
        };
    }

    private static String advice(Subject subject) {
        return FirstProcess.sharesPids(subject.service())
                ? "`init: true` has no effect in a shared pid namespace: use another check."
                : "Set `init: true`, or use another check.";
    }
}
