package dev.composure.compose;

import java.util.List;

/// What a healthcheck runs, in the forms Docker tells apart.
public sealed interface HealthcheckTest {

    /// The engine's own list, as an image or a container has it; nothing in it means that none is given.
    static HealthcheckTest ofEngine(List<String> words) {
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            return new Inherited();
        }
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "NONE" -> new Disabled();
            case "CMD" -> new Exec(rest);
            case "CMD-SHELL" ->
                rest.isEmpty() ? new Malformed(words) : new Shell(rest.getFirst(), rest.subList(1, rest.size()));
            default -> new Malformed(words);
        };
    }

    /// `CMD-SHELL` or a plain string: one script for the image's shell. Docker hands every further list element to that
    /// shell as `$0`, `$1` …, which the script hardly ever reads (moby `daemon/health.go`).
    record Shell(String script, List<String> ignoredWords) implements HealthcheckTest {
        public Shell {
            ignoredWords = List.copyOf(ignoredWords);
        }

        public Shell(String script) {
            this(script, List.of());
        }
    }

    /// `CMD`: the words run as they are, without a shell.
    record Exec(List<String> words) implements HealthcheckTest {
        public Exec {
            words = List.copyOf(words);
        }
    }

    /// `NONE` or `disable: true`: nothing runs, and the image's own check does not either.
    record Disabled() implements HealthcheckTest {}

    /// No test is given: the image's own `HEALTHCHECK` runs, if it has one.
    record Inherited() implements HealthcheckTest {}

    /// A list whose first word is none of NONE, CMD and CMD-SHELL: compose may accept it, the engine runs nothing.
    record Malformed(List<String> words) implements HealthcheckTest {
        public Malformed {
            words = List.copyOf(words);
        }
    }
}
