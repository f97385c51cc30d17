package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;
import dev.composure.probe.shell.Joint;
import dev.composure.probe.shell.ShellCommand;
import dev.composure.probe.shell.ShellScript;
import dev.composure.probe.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs a single client without a shell, where only an `|| exit 1` hangs on it.
final class ExecForm {

    private static final Set<String> SHELLS_OWN = Set.of(
            ":", ".", "[", "[[", "break", "cd", "command", "eval", "exec", "exit", "export", "read", "return", "set",
            "source", "test", "trap", "type", "ulimit", "umask", "unset", "wait");

    private ExecForm() {}

    static Attempt attempt(Wording wording) {
        var script = wording.script();
        if (script.isEmpty() || !Unbounded.isSo(wording)) {
            return Attempt.notNeeded();
        }
        return words(ShellScript.parse(script.orElseThrow(), true))
                .<Attempt>map(words -> new Attempt.Reworded(
                        new HealthcheckTest.Exec(words),
                        "exec form: without a shell the timeout kills the client itself, and any failure counts"))
                .orElseGet(() -> new Attempt.Impossible("the check needs its shell"));
    }

    /// The words of the only command of a script; empty where it is more than that.
    static Optional<List<String>> words(ShellScript script) {
        var commands = script.commands();
        if (!script.isUnderstood() || script.isCompound() || script.hasSubstitutions() || commands.isEmpty()) {
            return Optional.empty();
        }
        var client = commands.getFirst();
        var isAlone = commands.size() == 1 || (commands.size() == 2 && isExit(commands.getLast()));
        return isAlone && isPlain(client, script.text()) ? Optional.of(client.texts()) : Optional.empty();
    }

    private static boolean isExit(ShellCommand last) {
        return last.joint() == Joint.OR && String.join(" ", last.texts()).matches("exit( [1-9][0-9]*)?|false");
    }

    private static boolean isPlain(ShellCommand client, String text) {
        return !client.words().isEmpty()
                && client.redirections().isEmpty()
                && !client.isPiped()
                && !client.isBackground()
                && !SHELLS_OWN.contains(client.name())
                && text.stripLeading()
                        .startsWith(text.substring(client.words().getFirst().start())
                                .strip())
                && client.words().stream().allMatch(word -> isPlain(word, text));
    }

    /// No variable, no glob and no tilde outside quotes.
    private static boolean isPlain(Word word, String text) {
        var written = text.substring(word.start(), word.end());
        var isQuoted = written.startsWith("'") || written.startsWith("\"");
        var isFilledIn = written.chars().anyMatch(Interpolated::isMark);
        return word.isLiteral() && !isFilledIn && (isQuoted || !written.matches("(?s).*(?<!\\\\)[*?\\[{].*|~.*"));
    }
}
