package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;

/// A ping that any answer satisfies.
final class MysqlPing {

    static final Rule RULE = RuleBuilder.named("mysql-ping")
            .severity(Severity.WARNING)
            .title("mysqladmin ping says yes to a server that lets nobody in")
            .looksFor("`mysqladmin ping` and `mariadb-admin ping`.")
            .why("""
                    It exits 0 as soon as a server answers, even if the answer is "access denied", and says nothing \
                    about whether InnoDB is ready. During the first start it also answers for the temporary server \
                    that runs the init scripts.""")
            .spares("`mysql -e \"SELECT 1\"`, and `healthcheck.sh` of the mariadb image.")
            .example("""
                    services:
                      db:
                        image: mysql:8
                        healthcheck:
                          test: ["CMD", "mysqladmin", "ping", "-h", "127.0.0.1"]
                    """)
            .advice("""
                    `healthcheck.sh --connect --innodb_initialized` (mariadb), or `mysql -e "SELECT 1"` with \
                    credentials from a file.""")
            .sources("otobo#1875", "appwrite#13652", "mysqladmin(1), ping")
            .build();

    private MysqlPing() {}

    static List<Violation> violations(Subject subject) {
        var isPing = subject.runs("mysqladmin", "mariadb-admin").stream()
                .anyMatch(admin -> admin.options().operands().contains("ping"));
        return isPing
                ? subject.found(
                        "`ping` exits 0 even where access is denied, so it does not tell that the database can be used.")
                : List.of();
    }
}
