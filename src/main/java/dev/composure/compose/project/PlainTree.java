package dev.composure.compose.project;

import dev.composure.compose.yaml.Node;
import java.util.TreeMap;

/// A tree of values without where they come from, for comparing.
public final class PlainTree {

    private PlainTree() {}

    /// What a key without a value has.
    public enum Nothing {
        NOTHING
    }

    /// Strings, lists and sorted maps; a null is [Nothing].
    public static Object of(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.isNull() ? Nothing.NOTHING : scalar.value();
            case Node.Sequence list -> list.items().stream().map(PlainTree::of).toList();
            case Node.Mapping mapping -> {
                var plain = new TreeMap<String, Object>();
                mapping.entries().forEach((key, entry) -> plain.put(key, of(entry.value())));
                yield plain;
            }
        };
    }
}
