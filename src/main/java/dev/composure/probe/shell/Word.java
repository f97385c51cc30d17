package dev.composure.probe.shell;

import java.util.List;

/// One word of a script, quotes removed. `isPlain`: written without any quote, so that it may be a reserved word.
/// `isLiteral`: no expansion in it, so that `text` is what the program sees. `substitutions` are the scripts of its
/// `$(…)` and backticks.
public record Word(String text, boolean isPlain, boolean isLiteral, List<String> substitutions) {
    public Word {
        substitutions = List.copyOf(substitutions);
    }

    boolean isAssignment() {
        return text.matches("(?s)[A-Za-z_][A-Za-z0-9_]*\\+?=.*");
    }
}
