package dev.composure.compose.interpolation;

import java.util.List;

/// A text with its variables filled in. `unset` names those without a value, `demands` are the words of each `:?` that
/// was not met, and `broken` says why the text is no template (empty where it is one; `value` is then the text itself).
public record Substituted(String value, List<String> unset, List<String> demands, String broken) {
    public Substituted {
        unset = List.copyOf(unset);
        demands = List.copyOf(demands);
    }
}
