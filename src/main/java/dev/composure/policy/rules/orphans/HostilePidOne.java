package dev.composure.policy.rules.orphans;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Hazard;
import dev.composure.probe.PidOne;
import dev.composure.probe.Tier;
import java.util.List;

/// A stranger's exit makes the application restart.
final class HostilePidOne {

    static final Rule RULE = RuleBuilder.named("hostile-pid-one")
            .severity(Severity.ERROR)
            .title("PID 1 takes what the healthcheck leaves behind for a crash of its own")
            .looksFor("""
                    A check that leaves a process behind at every run or at its timeout, in a container whose first \
                    process is postgres or foreman: seen in the running container, or named by `command:` in the \
                    file.""")
            .why("""
                    PostgreSQL as PID 1 waits for every child. One that it does not know and that ends with anything \
                    but 0 or 1 is a crashed backend to it, and it restarts the whole cluster. `pg_isready`, orphaned \
                    by a timeout, ends with 2. foreman stops the application when an unknown child ends. So one slow \
                    disk can take the database down.""")
            .spares("""
                    Checks in exec form, `pg_isready` with its own limit below `timeout:`, and services with an \
                    init. From the text alone it is possible only: the entrypoint of the image may start something \
                    else.""")
            .example("""
                    services:
                      db:
                        image: postgres:16
                        command: postgres -c shared_buffers=1GB
                        healthcheck:
                          test: psql -U app -c 'select 1' || exit 1
                    """)
            .remedies(RemedyKind.REWRITE, RemedyKind.INIT)
            .advice("""
                    Set `init: true`, and use `["CMD", "pg_isready", "-U", "...", "-t", "N"]` with N below \
                    `timeout:`.""")
            .sources(
                    "https://github.com/docker-library/postgres/issues/1349",
                    "super-productivity#9695",
                    "https://github.com/lineofflight/frankfurter/issues/556")
            .build();

    private HostilePidOne() {}

    static List<Violation> violations(Subject subject) {
        if (!concerns(subject)) {
            return List.of();
        }
        var verdict = subject.probe().verdict();
        var pidOne = subject.facts().pidOne();
        var hazard = pidOne == PidOne.UNKNOWN ? Hazard.POSSIBLE : Hazard.of(verdict.orphans(), pidOne);
        return subject.found(
                hazard,
                "the check may leave " + verdict.descendant() + " behind (" + verdict.why() + "), and " + who(subject)
                        + " takes the end of an unknown child for a crash of its own and restarts. Set `init: true` and let the"
                        + " client end below `timeout:`.");
    }

    /// True when this rule speaks for the timeout, so that no other need.
    static boolean concerns(Subject subject) {
        var verdict = subject.probe().verdict();
        var pidOne = subject.facts().pidOne();
        var mayFork = verdict.isAboutTimeout();
        return mayFork && (pidOne == PidOne.HOSTILE || (pidOne == PidOne.UNKNOWN && names(subject)));
    }

    private static boolean names(Subject subject) {
        return !hostile(subject).isEmpty();
    }

    /// The program in what is started that would be hostile as PID 1; empty where there is none. An entrypoint that
    /// is a script mostly becomes its command.
    private static String hostile(Subject subject) {
        var entrypoint = subject.facts().entrypoint();
        var isScript = !entrypoint.isEmpty() && entrypoint.getFirst().endsWith("entrypoint.sh");
        var words = entrypoint.isEmpty() || isScript ? startedBy(subject) : entrypoint;
        return words.stream()
                .limit(1)
                .filter(word -> word.equals("postgres") || word.equals("foreman"))
                .findFirst()
                .orElse("");
    }

    /// In a running container the entrypoint stands before the command.
    private static List<String> startedBy(Subject subject) {
        return subject.facts().tier() == Tier.CONTAINER
                ? subject.service().command()
                : subject.facts().command();
    }

    private static String who(Subject subject) {
        return names(subject) ? "`" + hostile(subject) + "` as PID 1" : "PID 1";
    }
}
