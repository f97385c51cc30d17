package dev.composure.policy.rules.cost;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Invocation;
import java.util.List;

/// Questions that are logged as failures.
final class NoisyLogin {

    static final Rule RULE = RuleBuilder.named("noisy-login")
            .severity(Severity.INFO)
            .title("The healthcheck fills the log of the database with failed logins")
            .looksFor("`pg_isready` without `-U`, where no PGUSER is set.")
            .why("""
                    It asks as the user who runs it, mostly root. It gets the answer it wants, and the server logs \
                    `FATAL: role "root" does not exist` each time.""")
            .spares("`-U`, `--username`, `-d` with a connection string, and PGUSER.")
            .example("""
                    services:
                      db:
                        image: postgres
                        healthcheck:
                          test: ["CMD", "pg_isready"]
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("Add `-U` and the user.")
            .sources("immich#10221", "authentik#3104", "otel-demo#377")
            .build();

    private NoisyLogin() {}

    static List<Violation> violations(Subject subject) {
        var isAnonymous = subject.runs("pg_isready").stream()
                .map(Invocation::options)
                .anyMatch(options -> !options.has("U", "username")
                        && options.value("d", "dbname")
                                .filter(name -> name.matches("(?s).*[:=$].*"))
                                .isEmpty());
        return isAnonymous && !subject.service().environmentNames().contains("PGUSER")
                ? subject.found(
                        "pg_isready without `-U` asks as the user who runs it, and the server logs a failed login each time.")
                : List.of();
    }
}
