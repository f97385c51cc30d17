package dev.composure.policy.rules.form;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Evidence;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// No shell, no variables.
final class VariableInExec {

    static final Rule RULE = RuleBuilder.named("variable-in-exec-form")
            .severity(Severity.WARNING)
            .title("Exec form expands no variable")
            .looksFor("""
                    A `CMD` list in which a word still holds `$NAME` or `${NAME}` after compose has read it.""")
            .why("""
                    No shell runs, so the program sees the dollar sign. `$$` in the file only keeps compose from \
                    filling it in.""")
            .spares("""
                    Words for a shell (`sh -c`), scripts for an interpreter (`-e`, `-c`, `--eval`), and `$SYS`, the \
                    topics of MQTT.""")
            .example("""
                    services:
                      db:
                        image: mysql
                        healthcheck:
                          test: ["CMD", "mysqladmin", "ping", "-p$$MYSQL_ROOT_PASSWORD"]
                    """)
            .advice("Use `CMD-SHELL` with one string, or write the value itself.")
            .sources("docker-django-bootstrap#51", "makerkit#30", "moby/moby daemon/health.go")
            .build();

    private VariableInExec() {}

    private static final Pattern VARIABLE = Pattern.compile("\\$(?!SYS\\b)\\{?[A-Z_][A-Z0-9_]+");
    private static final Set<String> INTERPRETERS = Set.of(
            "sh", "ash", "dash", "bash", "zsh", "node", "python", "python3", "php", "perl", "ruby", "awk", "jq",
            "mongosh", "mongo", "busybox");

    static List<Violation> violations(Subject subject) {
        if (!(subject.test() instanceof HealthcheckTest.Exec(var words))
                || words.stream()
                        .map(word -> word.substring(word.lastIndexOf('/') + 1))
                        .anyMatch(INTERPRETERS::contains)) {
            return List.of();
        }
        return words.stream()
                .filter(word -> VARIABLE.matcher(word).find())
                .findFirst()
                .map(word -> subject.found("exec form runs no shell, so `" + Evidence.mask(word)
                        + "` reaches the program with its dollar sign."))
                .orElse(List.of());
    }
}
