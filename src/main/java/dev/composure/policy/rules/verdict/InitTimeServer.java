package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Invocation;
import java.util.List;

/// Healthy for a moment, during initialisation.
final class InitTimeServer {

    static final Rule RULE = RuleBuilder.named("init-time-server")
            .severity(Severity.INFO)
            .title("""
                    The healthcheck may be answered by the server that runs the init scripts""")
            .looksFor("""
                    A MySQL, MariaDB or PostgreSQL client that uses the local socket, in a service that others wait \
                    for with `service_healthy`.""")
            .why("""
                    On the first start the entrypoints of these images start a temporary server for the init \
                    scripts, reachable by socket only. The check succeeds against that one, what waits is started, \
                    and then the server goes away for a moment.""")
            .spares("Clients with `-h 127.0.0.1`, and services that nobody waits for.")
            .example("""
                    services:
                      db:
                        image: postgres:16
                        healthcheck:
                          test: ["CMD", "pg_isready", "-U", "app"]
                      app:
                        image: app
                        depends_on:
                          db:
                            condition: service_healthy
                    """)
            .advice("Ask over TCP: `-h 127.0.0.1` (for MySQL with `--protocol tcp`).")
            .sources("https://github.com/docker-library/mysql/issues/930", "feldera#1358")
            .build();

    private InitTimeServer() {}

    static List<Violation> violations(Subject subject) {
        var usesSocket = subject.runs("mysqladmin", "mariadb-admin", "mysql", "mariadb").stream()
                        .anyMatch(client -> isLocal(client) && !client.options().has("protocol"))
                || subject.runs("pg_isready", "psql").stream().anyMatch(InitTimeServer::isSocket);
        return usesSocket && !subject.waiting().isEmpty()
                ? subject.found(
                        "on the first start the temporary server of the init scripts answers on the socket, and "
                                + String.join(", ", subject.waiting()) + " would be started too early. Ask 127.0.0.1.")
                : List.of();
    }

    private static boolean isLocal(Invocation client) {
        return client.options().value("h", "host").map("localhost"::equals).orElse(true);
    }

    private static boolean isSocket(Invocation client) {
        var options = client.options();
        var isHidden = options.value("d", "dbname")
                .filter(name -> name.matches("(?s).*[:=$].*"))
                .isPresent();
        return !isHidden
                && options.value("h", "host").map(host -> host.startsWith("/")).orElse(true);
    }
}
