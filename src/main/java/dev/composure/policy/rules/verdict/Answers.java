package dev.composure.policy.rules.verdict;

import dev.composure.policy.Subject;
import dev.composure.probe.shell.ShellCommand;
import java.util.Arrays;

/// What becomes of the output of a client.
final class Answers {
    private Answers() {}

    /// True where the output of one of these programs is piped, substituted or written into a file.
    static boolean areLookedAt(Subject subject, String... tools) {
        return subject.probe().scripts().stream()
                .flatMap(script -> script.commands().stream())
                .filter(command -> command.texts().stream()
                        .map(word -> word.substring(word.lastIndexOf('/') + 1))
                        .anyMatch(Arrays.asList(tools)::contains))
                .anyMatch(Answers::isLookedAt);
    }

    private static boolean isLookedAt(ShellCommand command) {
        return command.isPiped()
                || command.isSubstituted()
                || command.redirections().stream()
                        .anyMatch(to -> to.operator().startsWith(">")
                                && !to.target().text().matches("/dev/null|/dev/std(out|err)|[0-9]|-"));
    }
}
