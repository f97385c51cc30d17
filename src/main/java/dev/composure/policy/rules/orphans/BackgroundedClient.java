package dev.composure.policy.rules.orphans;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Masking;
import java.util.List;

/// The result of the client is thrown away.
final class BackgroundedClient {

    static final Rule RULE = RuleBuilder.named("backgrounded-client")
            .severity(Severity.ERROR)
            .title("""
                    An unquoted `&` sends the check into the background, and it is always healthy""")
            .looksFor("""
                    A `&` outside quotes in a check that a shell runs, mostly in the query of a URL.""")
            .why("""
                    `curl http://host/health?wait=yellow&timeout=0s` is two commands to a shell: a client in the \
                    background whose result nobody waits for, and an assignment that succeeds. The check is healthy \
                    even when the server is dead, and each run leaves the client to PID 1: 8,723 zombies in twelve \
                    hours in one report, 21 crashes of the application in eleven days.""")
            .spares("""
                    A quoted `&`, `&&`, `>&`, `2>&1`, exec form, and scripts that `wait`. `&>` is a redirection to \
                    bash and ash.""")
            .example("""
                    services:
                      search:
                        image: opensearchproject/opensearch
                        healthcheck:
                          test: curl -sf http://127.0.0.1:9200/_cluster/health?wait_for_status=yellow&timeout=0s
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("Quote the URL, or use exec form with the URL as one element.")
            .sources(
                    "https://github.com/datahub-project/datahub/issues/18657",
                    "https://github.com/datahub-project/datahub/issues/19654",
                    "rubyapi#2469",
                    "https://github.com/georchestra/docker/issues/333")
            .build();

    private BackgroundedClient() {}

    static List<Violation> violations(Subject subject) {
        var masking = subject.probe().masking();
        return masking.kind() == Masking.Kind.BACKGROUND
                ? subject.found(
                        "an unquoted `&` puts `" + masking.culprit()
                                + "` into the background, so the check is healthy whatever it"
                                + " says, and the client is left to PID 1. Quote it.",
                        !subject.probe().scripts().getFirst().text().contains("&>"))
                : List.of();
    }
}
