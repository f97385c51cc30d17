package dev.composure.policy.rules.form;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Evidence;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;

/// Docker takes one script.
final class ShellExtraWords {

    static final Rule RULE = RuleBuilder.named("cmd-shell-extra-words")
            .severity(Severity.WARNING)
            .title("Words after the script of CMD-SHELL are ignored")
            .looksFor("A `CMD-SHELL` list with more than one element behind it.")
            .why("""
                    Only the first element is the script. The engine hands the others to the shell as `$0`, `$1` and \
                    so on, which no check reads: `["CMD-SHELL", "pg_isready", "-U", "app"]` runs a bare \
                    `pg_isready`, and `["CMD-SHELL", "bash", "-c", "..."]` runs an empty bash, which is always \
                    healthy.""")
            .spares("One element, however long, and `CMD` lists.")
            .example("""
                    services:
                      db:
                        image: postgres
                        healthcheck:
                          test: ["CMD-SHELL", "pg_isready", "-U", "app"]
                    """)
            .advice("""
                    Write `CMD` instead, or join the words to one string. Either changes what runs, so look at it.""")
            .sources(
                    "https://github.com/docker/docs/issues/10058",
                    "https://github.com/peter-evans/docker-compose-healthcheck/issues/16",
                    "moby/moby daemon/health.go")
            .build();

    private ShellExtraWords() {}

    static List<Violation> violations(Subject subject) {
        return subject.test() instanceof HealthcheckTest.Shell(var script, var ignored) && !ignored.isEmpty()
                ? subject.found("only `" + Evidence.mask(script) + "` runs; the shell ignores the "
                        + (ignored.size() == 1 ? "word" : ignored.size() + " words") + " after it.")
                : List.of();
    }
}
