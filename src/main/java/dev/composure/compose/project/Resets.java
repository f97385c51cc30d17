package dev.composure.compose.project;

import dev.composure.compose.yaml.Node;
import java.util.List;
import java.util.Set;

/// Takes the values at the paths of `!reset` and `!override` out of what was merged so far.
final class Resets {

    private Resets() {}

    static Node.Mapping apply(Node.Mapping tree, Set<List<String>> paths) {
        var rest = tree;
        for (var path : paths) {
            rest = without(rest, path);
        }
        return rest;
    }

    /// The same for one service whose values stand alone.
    static Node.Mapping applyToService(Node.Mapping service, String name, Set<List<String>> paths) {
        var rest = service;
        for (var path : paths) {
            if (path.size() > 2
                    && path.getFirst().equals("services")
                    && path.get(1).equals(name)) {
                rest = without(rest, path.subList(2, path.size()));
            }
        }
        return rest;
    }

    private static Node.Mapping without(Node.Mapping tree, List<String> path) {
        var entry = path.isEmpty() ? null : tree.entries().get(path.getFirst());
        if (entry == null) {
            return tree;
        }
        if (path.size() == 1) {
            return tree.without(path.getFirst());
        }
        return entry.value() instanceof Node.Mapping below
                ? tree.with(path.getFirst(), entry.with(without(below, path.subList(1, path.size()))))
                : tree;
    }
}
