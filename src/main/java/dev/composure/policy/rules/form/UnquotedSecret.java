package dev.composure.policy.rules.form;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.shell.ShellScript;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values are grammar before the shell reads.
final class UnquotedSecret {

    static final Rule RULE = RuleBuilder.named("unquoted-secret")
            .severity(Severity.WARNING)
            .title("A secret stands unquoted in a script")
            .looksFor("""
                    A `${...}` that compose fills in, whose name speaks of a password, secret, token or key, outside \
                    quotes in a check in shell form.""")
            .why("""
                    Compose puts the value into the script before the shell reads it. A `&`, `!`, `#`, `$`, `;` or \
                    blank in it is then grammar, and the check does something else, or a part of the secret is run \
                    as a command.""")
            .spares("""
                    Quoted places, exec form, and `$$NAME`, which the shell fills in itself.""")
            .example("""
                    services:
                      db:
                        image: mysql
                        healthcheck:
                          test: mysqladmin ping -p${MYSQL_ROOT_PASSWORD}
                    """)
            .advice("Let the container fill it in: `\"$$MYSQL_ROOT_PASSWORD\"`, in quotes.")
            .sources("opensearch observability-stack#48")
            .build();

    private UnquotedSecret() {}

    private static final Pattern SECRET =
            Pattern.compile("(?i)\\$\\{?(?<name>[a-z0-9_]*(?:pass|pwd|secret|token|api_?key)[a-z0-9_]*)");

    static List<Violation> violations(Subject subject) {
        if (!(subject.test() instanceof HealthcheckTest.Shell)
                || subject.healthcheck().writtenTest().isEmpty()) {
            return List.of();
        }
        var written = subject.healthcheck().writtenTest().getLast().replace("$$", "\u0001");
        return ShellScript.parse(written, true).commands().stream()
                .filter(command -> !command.isSubstituted())
                .flatMap(command -> command.words().stream())
                .map(word -> SECRET.matcher(written.substring(word.start(), word.end())))
                .filter(match ->
                        match.find() && match.reset().results().anyMatch(one -> !isQuoted(written, one.group())))
                .findFirst()
                .map(match -> subject.found("compose puts the value of `" + name(match)
                        + "` into the script unquoted, where its" + " `&`, `#` or blank would be grammar."))
                .orElse(List.of());
    }

    private static String name(Matcher match) {
        match.reset();
        return match.find() ? match.group("name") : "";
    }

    /// True where an odd number of quotes stands before the reference.
    private static boolean isQuoted(String script, String reference) {
        var before = script.substring(0, script.indexOf(reference));
        return before.chars().filter(one -> one == '"').count() % 2 == 1
                || before.chars().filter(one -> one == '\'').count() % 2 == 1;
    }
}
