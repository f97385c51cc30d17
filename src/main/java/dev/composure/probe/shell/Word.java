package dev.composure.probe.shell;

import java.util.List;

/// One word of a script, quotes removed; `start` and `end` are where it stands in the script. `isPlain`: written
/// without any quote, so that it may be a reserved word. `isLiteral`: no expansion in it, so that `text` is what the
/// program sees. `substitutions` are the scripts of its `$(…)` and backticks.
public record Word(String text, int start, int end, boolean isPlain, boolean isLiteral, List<String> substitutions) {
    public Word {
        substitutions = List.copyOf(substitutions);
    }

    boolean isAssignment() {
        return text.matches("(?s)[A-Za-z_][A-Za-z0-9_]*\\+?=.*");
    }
}
