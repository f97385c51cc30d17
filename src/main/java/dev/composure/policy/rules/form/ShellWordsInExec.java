package dev.composure.policy.rules.form;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Evidence;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Operators are words to a program.
final class ShellWordsInExec {

    static final Rule RULE = RuleBuilder.named("shell-words-in-exec-form")
            .severity(Severity.ERROR)
            .title("Exec form runs no shell")
            .looksFor("""
                    A `CMD` list with `||`, `&&`, `|`, `;` or a redirection as a word of its own, with a whole \
                    command line in one word, or with ` || ` inside a word.""")
            .why("""
                    The words go to the program as they are. curl takes `||`, `exit` and `1` for three more URLs, \
                    and a program called `curl -f http://...` does not exist: the check fails always, or for another \
                    reason than meant.""")
            .spares("""
                    Words for a shell (`sh -c`), and programs that know such words: find, expr, test, awk, jq.""")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "curl", "-f", "http://127.0.0.1:8080/", "||", "exit", "1"]
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("""
                    Take `|| exit 1` off (the engine takes any failure), or use `CMD-SHELL` with one string.""")
            .sources("https://github.com/toptal/haste-server/issues/401", "moby/moby daemon/health.go")
            .build();

    private ShellWordsInExec() {}

    private static final Set<String> OPERATORS =
            Set.of("||", "&&", "|", ";", "&", ">", ">>", "<", ">/dev/null", "2>&1", "2>/dev/null", "&>/dev/null");

    private static final Set<String> KNOWS_SUCH_WORDS =
            Set.of("sh", "ash", "dash", "bash", "zsh", "find", "expr", "test", "[", "awk", "jq", "busybox");

    static List<Violation> violations(Subject subject) {
        if (!(subject.test() instanceof HealthcheckTest.Exec(var words)) || words.isEmpty() || isExpected(words)) {
            return List.of();
        }
        return foreign(words)
                .map(word -> subject.found(
                        words.size() == 1
                                ? "exec form runs no shell, so a program by the name of `" + Evidence.mask(word)
                                        + "` is looked for."
                                : "exec form runs no shell, so `" + Evidence.mask(word) + "` is a plain word to `"
                                        + Evidence.mask(words.getFirst()) + "`."))
                .orElse(List.of());
    }

    private static boolean isExpected(List<String> words) {
        return words.stream()
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .anyMatch(KNOWS_SUCH_WORDS::contains);
    }

    private static Optional<String> foreign(List<String> words) {
        if (words.size() == 1 && words.getFirst().strip().matches("(?s)[\\w./-]+\\s.*")) {
            return Optional.of(words.getFirst());
        }
        return words.stream()
                .filter(word -> OPERATORS.contains(word) || word.matches("(?s)\\S+\\s+\\|\\|\\s+exit\\b.*"))
                .findFirst();
    }
}
