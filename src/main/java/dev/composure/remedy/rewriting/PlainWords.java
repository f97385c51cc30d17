package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;
import dev.composure.probe.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes shell grammar out of exec form, where only an `|| exit 1` hangs on it.
final class PlainWords {
    private PlainWords() {}

    static Attempt attempt(Wording wording) {
        if (!(wording.test() instanceof HealthcheckTest.Exec(var words)) || words.isEmpty()) {
            return Attempt.notNeeded();
        }
        return oneLine(words)
                .or(() -> withoutExit(words))
                .or(() -> withoutJoinedExit(words))
                .<Attempt>map(plain -> new Attempt.Reworded(
                        new HealthcheckTest.Exec(plain),
                        "only the words of the program are left; the engine takes any failure"))
                .orElseGet(() -> words.stream()
                                        .anyMatch(word ->
                                                List.of("||", "&&", "|", ";").contains(word))
                                && wording.script().isEmpty()
                        ? new Attempt.Impossible("it needs a shell, and what that would do was never tried")
                        : Attempt.notNeeded());
    }

    /// `["curl -f http://host/"]`
    private static Optional<List<String>> oneLine(List<String> words) {
        return words.size() == 1 && words.getFirst().contains(" ")
                ? ExecForm.words(ShellScript.parse(words.getFirst(), true))
                : Optional.empty();
    }

    /// `["curl", "-f", "http://host/", "||", "exit", "1"]`
    private static Optional<List<String>> withoutExit(List<String> words) {
        var at = words.indexOf("||");
        var isExit =
                at > 0 && words.subList(at + 1, words.size()).toString().matches("\\[(exit(, ?| )?[1-9]?|false)\\]");
        return isExit ? Optional.of(words.subList(0, at)) : Optional.empty();
    }

    /// `["curl", "-f", "http://host/ || exit 1"]`
    private static Optional<List<String>> withoutJoinedExit(List<String> words) {
        var last = words.getLast();
        if (words.size() == 1 || !last.matches("\\S+\\s+\\|\\|\\s+exit\\s+[1-9]") || words.contains("-c")) {
            return Optional.empty();
        }
        var plain = new ArrayList<>(words);
        plain.set(plain.size() - 1, last.replaceFirst("\\s.*", ""));
        return Optional.of(plain);
    }
}
