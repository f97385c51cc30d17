package dev.composure.compose.interpolation;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The variables that one set of compose files may use.
public record Variables(SortedMap<String, String> values) {
    public Variables {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public Optional<String> lookup(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// These variables, and those of `others` that are not among them.
    public Variables orElse(Map<String, String> others) {
        var all = new TreeMap<>(others);
        all.putAll(values);
        return new Variables(all);
    }
}
