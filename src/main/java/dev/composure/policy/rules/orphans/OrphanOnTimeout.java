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
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The check leaves a process behind when it is killed for taking too long.
final class OrphanOnTimeout {

    static final Rule RULE = RuleBuilder.named("orphan-on-timeout")
            .severity(Severity.ERROR)
            .title("""
                    The healthcheck leaves an orphan behind whenever it runs into its timeout""")
            .looksFor("""
                    A check whose client is the child of a shell (`|| exit 1`, a pipeline, a nested `sh -c`, a \
                    single command under dash), of `timeout` around a shell, or of a per-probe init, and which has \
                    no time limit of its own below `timeout:`.""")
            .why("""
                    At the timeout the engine kills the first process of the check and nothing else. Its children \
                    live on, busybox wget for up to 900 seconds and curl without end, and fall to PID 1. Where that \
                    does not reap, each timeout leaves at least one zombie; a host that is slow for an hour can use \
                    up the pids limit.

                    A check that never times out leaves nothing, so a quiet week proves nothing.""")
            .spares("""
                    Clients that end by themselves before the timeout (`curl -m`, busybox `wget -T`, `nc -w`, \
                    `pg_isready`), exec form, `exec` as the last command, commands that cannot hang (`test`, `grep` \
                    on a file), finished pipelines, and anything under an init that reaps.""")
            .since("""
                    Engines up to 20.10.17 never kill a check at all, so there the whole check lives on, not only \
                    its children.""")
            .example("""
                    services:
                      web:
                        image: nginx
                        healthcheck:
                          test: curl -f http://127.0.0.1/ || exit 1
                          timeout: 5s
                    """)
            .remedies(RemedyKind.REWRITE, RemedyKind.INIT)
            .advice("""
                    Give the client a limit below `timeout:` (`curl -m 4`), or use exec form: the exit code needs no \
                    `|| exit 1`, the engine takes any failure. `init: true` reaps what is left but does not stop it.""")
            .sources(
                    "https://github.com/crate/docker-crate/issues/113",
                    "https://github.com/minio/minio/issues/5514",
                    "https://github.com/binwiederhier/ntfy/issues/1460",
                    "https://github.com/moby/moby/issues/45927",
                    "moby/moby daemon/health.go")
            .build();

    private OrphanOnTimeout() {}

    static List<Violation> violations(Subject subject) {
        var verdict = subject.probe().verdict();
        var hazard = Hazard.of(orphans(verdict), subject.facts().pidOne());
        if (!verdict.isAboutTimeout() || !hazard.isHarmful() || HostilePidOne.concerns(subject)) {
            return List.of();
        }
        var leaves = verdict.surely() == Orphans.ON_TIMEOUT ? " leaves " : " may leave ";
        return subject.found(
                hazard,
                "a check that runs into its timeout of " + shown(subject.timeout()) + leaves + verdict.descendant()
                        + " behind: " + why(verdict) + doubt(verdict) + ". " + Consequence.of(hazard, subject)
                        + " Give the client a limit below `timeout:`, or use exec form.");
    }

    /// What the client itself starts may be unknown; that it is left behind is not.
    private static Orphans orphans(OrphanVerdict verdict) {
        return verdict.surely() == Orphans.ON_TIMEOUT ? Orphans.ON_TIMEOUT : verdict.orphans();
    }

    private static String why(OrphanVerdict verdict) {
        return verdict.cause() == OrphanVerdict.Cause.KILLED_PARENT ? verdict.why() : OrphanVerdict.KILLED_PARENT_WHY;
    }

    private static String doubt(OrphanVerdict verdict) {
        return verdict.surely() == Orphans.NEVER
                ? " (where it is dash, as on Debian; ash and bash become the command)"
                : "";
    }

    private static String shown(Duration length) {
        return length.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
