package dev.composure.policy.rules.form;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;
import java.util.regex.Pattern;

/// Whose variable is it?
final class UnescapedDollar {

    static final Rule RULE = RuleBuilder.named("unescaped-dollar")
            .severity(Severity.WARNING)
            .title("Compose fills in a variable that the container has too")
            .looksFor("""
                    A single `$NAME` or `${NAME}` in a check in shell form, where the service sets NAME to a fixed value.""")
            .why("""
                    Compose replaces it with the value of its own environment or `.env`, empty where there is none, \
                    before the container knows of it. `$$NAME` would let the shell in the container fill it in.""")
            .spares("""
                    `$$NAME`, `${NAME:-default}`, names that the service does not set, and names that it sets from a variable \
                    itself: both are filled from the same place then.""")
            .example("""
                    services:
                      db:
                        image: postgres
                        environment:
                          POSTGRES_USER: app
                        healthcheck:
                          test: pg_isready -U $POSTGRES_USER
                    """)
            .advice("Write `$$NAME` if the value in the container is meant.")
            .sources("https://github.com/docker/compose/issues/8171", "authentik#3104")
            .build();

    private UnescapedDollar() {}

    private static final Pattern SINGLE =
            Pattern.compile("(?<!\\$)(?:\\$\\$)*\\$\\{?(?<name>[A-Za-z_][A-Za-z0-9_]*)(?![A-Za-z0-9_:?+-])");

    static List<Violation> violations(Subject subject) {
        if (!(subject.test() instanceof HealthcheckTest.Shell)) {
            return List.of();
        }
        return subject.healthcheck().writtenTest().stream()
                .flatMap(word -> SINGLE.matcher(word).results())
                .map(match -> match.group("name"))
                .filter(name -> subject.service().fixedEnvironment().contains(name))
                .findFirst()
                .map(name -> subject.found("compose fills in its own value of `" + name
                        + "`, empty where it has none, and not the one that the" + " service sets; that is `$$" + name
                        + "`."))
                .orElse(List.of());
    }
}
