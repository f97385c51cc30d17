package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.shell.ShellCommand;
import dev.composure.probe.shell.ShellScript;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The search matches the searcher.
final class PgrepFindsItself {

    static final Rule RULE = RuleBuilder.named("pgrep-finds-itself")
            .severity(Severity.WARNING)
            .title("The healthcheck finds its own command line")
            .looksFor("""
                    `pgrep -f NAME` and `ps | grep NAME` in a script, where NAME also matches the script itself.""")
            .why("""
                    The shell that runs the check has the whole script as its command line, NAME included. So the \
                    search always finds at least that shell, and the check is healthy when the service is gone.""")
            .spares("""
                    `pgrep` without -f, exec form, a sole `pgrep` in a shell that becomes it, `[n]ame`, and `grep -v \
                    grep`.""")
            .example("""
                    services:
                      worker:
                        image: worker
                        healthcheck:
                          test: pgrep -f worker.py || exit 1
                    """)
            .advice("""
                    Use exec form: `["CMD", "pgrep", "-f", "worker.py"]`. Better, ask the service something.""")
            .sources("https://github.com/netresearch/docker-development-skill/issues/29", "netbird#2930")
            .build();

    private PgrepFindsItself() {}

    static List<Violation> violations(Subject subject) {
        return subject.probe().scripts().stream()
                .filter(script -> pattern(script)
                        .filter(found -> matches(found, script.text()))
                        .isPresent())
                .findFirst()
                .map(script -> subject.found(
                        "`" + pattern(script).orElse("")
                                + "` also matches the command line of the shell that runs the check, so it"
                                + " is found even when the service is gone. Use exec form, or ask the service something.",
                        !script.isSole()))
                .orElse(List.of());
    }

    private static Optional<String> pattern(ShellScript script) {
        var hasFilter = script.commands().stream()
                .anyMatch(command ->
                        command.name().equals("grep") && command.texts().contains("-v"));
        if (hasFilter) {
            return Optional.empty();
        }
        var isListed =
                script.commands().stream().anyMatch(command -> command.name().equals("ps"));
        return script.commands().stream()
                .filter(command ->
                        isSearch(command) || (isListed && command.name().matches("[ef]?grep")))
                .map(command -> command.texts().getLast())
                .filter(word -> !word.startsWith("-"))
                .findFirst();
    }

    private static boolean isSearch(ShellCommand command) {
        return command.name().equals("pgrep")
                && command.texts().stream().anyMatch(word -> word.matches("-[a-z]*f[a-z]*|--full"))
                && command.texts().stream().noneMatch(word -> word.matches("-[a-z]*x[a-z]*|--exact"));
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException foreign) {
            return text.contains(pattern);
        }
    }
}
