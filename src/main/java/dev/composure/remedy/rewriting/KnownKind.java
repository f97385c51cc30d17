package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;

/// Puts `CMD` before a list that begins with a program.
final class KnownKind {
    private KnownKind() {}

    static Attempt attempt(Wording wording) {
        if (!(wording.test() instanceof HealthcheckTest.Malformed(var words)) || words.isEmpty()) {
            return Attempt.notNeeded();
        }
        var isProgram =
                words.getFirst().matches("[\\w./-]+") && !words.getFirst().matches("(?i)cmd.*|none|shell");
        return isProgram
                ? new Attempt.Reworded(new HealthcheckTest.Exec(words), "`CMD` stands before the program")
                : new Attempt.Impossible(
                        "`" + words.getFirst() + "` is no program, so what was meant by it is a guess");
    }
}
