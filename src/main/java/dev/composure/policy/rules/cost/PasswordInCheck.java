package dev.composure.policy.rules.cost;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Invocation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Everybody may read it.
final class PasswordInCheck {

    static final Rule RULE = RuleBuilder.named("password-in-check")
            .severity(Severity.WARNING)
            .title("A password stands on the command line of the healthcheck")
            .looksFor("""
                    redis-cli `-a`, mysql and mysqladmin `-pPASSWORD`, `--password=`, curl `-u user:password`, \
                    mongosh `-p`, and credentials in a URL, written out or filled in by compose.""")
            .why("""
                    It is in `docker inspect`, in every exec event that the engine sends to whoever listens, and in \
                    the process list of the container.""")
            .spares("""
                    Variables that the shell in the container fills in (`$$NAME`), which only the process list \
                    shows, secrets in files, and a variable that the service itself sets and the file spells with one \
                    dollar sign, which `unescaped-dollar` is about.""")
            .example("""
                    services:
                      cache:
                        image: redis
                        healthcheck:
                          test: ["CMD", "redis-cli", "-a", "${REDIS_PASSWORD}", "ping"]
                    """)
            .advice("Use REDISCLI_AUTH, MYSQL_PWD, PGPASSFILE or a secrets file.")
            .sources("ragflow#19374", "AFFiNE#14813", "moby/moby daemon/health.go, exec_create events")
            .build();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)}?");

    private PasswordInCheck() {}

    static List<Violation> violations(Subject subject) {
        return subject.written().invocations().stream()
                .filter(one -> secret(one)
                        .filter(PasswordInCheck::isShown)
                        .filter(secret -> !isMeantForTheContainer(secret, subject))
                        .isPresent())
                .findFirst()
                .map(
                        one -> subject.found(
                                "the password of `" + one.tool()
                                        + "` is in `docker inspect` and in the events of each run. Use a variable or file that the client reads."))
                .orElse(List.of());
    }

    /// A variable of the container is marked so that it is none here.
    private static boolean isShown(String value) {
        return !value.isEmpty() && value.indexOf(Subject.CONTAINERS_OWN) < 0;
    }

    /// A name that the service itself sets, with one dollar sign too few: compose has no such value to fill in, and
    /// `unescaped-dollar` says so.
    private static boolean isMeantForTheContainer(String secret, Subject subject) {
        var variable = VARIABLE.matcher(secret);
        return variable.matches() && subject.service().fixedEnvironment().contains(variable.group(1));
    }

    private static Optional<String> secret(Invocation one) {
        var options = one.options();
        return switch (one.tool()) {
            case "redis-cli", "valkey-cli" -> options.value("a", "pass");
            case "mysql", "mysqladmin", "mariadb", "mariadb-admin" -> joined(one, "-p(.+)|--password=(.+)");
            case "curl" ->
                options.value("u", "user")
                        .filter(pair -> pair.contains(":"))
                        .map(pair -> pair.substring(pair.indexOf(':') + 1))
                        .or(() -> joined(one, "[a-z]+://[^/@:]+:([^/@]+)@.*"));
            case "mongosh", "mongo" ->
                following(one, "-p", "--password").or(() -> joined(one, "mongodb://[^/@:]+:([^/@]+)@.*"));
            case "wget" ->
                joined(one, "--(?:http-)?password=(.+)").or(() -> joined(one, "[a-z]+://[^/@:]+:([^/@]+)@.*"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> joined(Invocation one, String shape) {
        return one.arguments().stream()
                .map(Pattern.compile("(?s)" + shape)::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(match -> match.group(1) == null ? match.group(match.groupCount()) : match.group(1));
    }

    private static Optional<String> following(Invocation one, String... options) {
        var words = one.arguments();
        for (var index = 0; index + 1 < words.size(); index++) {
            if (List.of(options).contains(words.get(index))) {
                return Optional.of(words.get(index + 1));
            }
        }
        return Optional.empty();
    }
}
