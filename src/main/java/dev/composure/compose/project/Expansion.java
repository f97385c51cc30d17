package dev.composure.compose.project;

import dev.composure.compose.interpolation.Substitution;
import dev.composure.compose.yaml.Node;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Turns the syntax of one document into values: aliases and merge keys resolved, variables filled in, and the paths
/// that `!reset` and `!override` take away noted.
final class Expansion {

    private static final int MOST_NODES = 250_000;

    private final SourceText source;
    private final Scope scope;
    private final Remarks remarks;
    private final Set<List<String>> resets = new LinkedHashSet<>();
    private int visited;

    Expansion(SourceText source, Scope scope, Remarks remarks) {
        this.source = source;
        this.scope = scope;
        this.remarks = remarks;
    }

    Node expand(Syntax root) {
        return node(root, List.of());
    }

    /// The paths whose values of earlier files do not count any more.
    Set<List<String>> resets() {
        return resets;
    }

    private Node node(Syntax syntax, List<String> path) {
        if (++visited > MOST_NODES) {
            remarks.problem(
                    source.position(0, 0),
                    "Its aliases unfold to more than " + MOST_NODES
                            + " values. Compose refuses such a file; write less.");
            return nothing(syntax);
        }
        if (syntax.tag().equals("!override")) {
            resets.add(path);
        }
        return switch (syntax) {
            case Syntax.Scalar scalar -> scalar(scalar);
            case Syntax.Sequence sequence -> sequence(sequence, path);
            case Syntax.Mapping mapping -> mapping(mapping, path);
            case Syntax.Alias alias -> visited > MOST_NODES ? nothing(alias) : node(alias.target(), path);
        };
    }

    private Node nothing(Syntax syntax) {
        return new Node.Scalar(source, syntax, "", "", Node.Kind.NULL, List.of());
    }

    private Node scalar(Syntax.Scalar scalar) {
        var kind = Node.kindOf(scalar);
        var substituted = Substitution.substitute(scalar.value(), scope.variables());
        var position = source.position(scalar.start(), scalar.end());
        if (!substituted.broken().isEmpty()) {
            remarks.problem(
                    position, "Compose cannot fill in the variables of this value: " + substituted.broken() + ".");
        }
        substituted.demands().forEach(demand -> remarks.note(position, "A required variable is not set: " + demand));
        if (substituted.demands().isEmpty()) {
            substituted.unset().forEach(name -> remarks.note(position, "The variable `" + name + "` is not set."));
        }
        return new Node.Scalar(source, scalar, scalar.value(), substituted.value(), kind, substituted.unset());
    }

    private Node sequence(Syntax.Sequence sequence, List<String> path) {
        var items = new ArrayList<Node>();
        for (var item : sequence.items()) {
            if (!item.resolved().tag().equals("!reset") && visited <= MOST_NODES) {
                items.add(node(item, child(path, "[" + items.size() + "]")));
            }
        }
        return new Node.Sequence(source, sequence, items);
    }

    private Node mapping(Syntax.Mapping mapping, List<String> path) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        for (var pair : mapping.pairs()) {
            if (!pair.isMerge() && pair.key().resolved() instanceof Syntax.Scalar key && visited <= MOST_NODES) {
                entry(key, pair.value(), child(path, key.value()), entries);
            }
        }
        for (var pair : mapping.pairs()) {
            if (pair.isMerge()) {
                merge(pair.value(), path, entries);
            }
        }
        return new Node.Mapping(source, mapping, entries);
    }

    private void entry(Syntax.Scalar key, Syntax value, List<String> path, SequencedMap<String, Node.Entry> entries) {
        if (value.resolved().tag().equals("!reset")) {
            resets.add(path);
        } else {
            entries.put(key.value(), new Node.Entry(source, key, node(value, path)));
        }
    }

    private void merge(Syntax value, List<String> path, SequencedMap<String, Node.Entry> entries) {
        switch (value.resolved()) {
            case Syntax.Mapping mapping -> mergeOne(mapping, path, entries);
            case Syntax.Sequence list ->
                list.items().forEach(item -> {
                    if (item.resolved() instanceof Syntax.Mapping mapping) {
                        mergeOne(mapping, path, entries);
                    } else {
                        notMergeable(item);
                    }
                });
            case Syntax.Scalar _, Syntax.Alias _ -> notMergeable(value);
        }
    }

    private void mergeOne(Syntax.Mapping mapping, List<String> path, SequencedMap<String, Node.Entry> entries) {
        if (node(mapping, path) instanceof Node.Mapping merged) {
            merged.entries().forEach(entries::putIfAbsent);
        }
    }

    private void notMergeable(Syntax value) {
        remarks.problem(
                source.position(value.start(), value.end()),
                "`<<` takes a mapping or a list of mappings; compose refuses anything else. Point it at a mapping.");
    }

    private static List<String> child(List<String> path, String key) {
        var longer = new ArrayList<String>(path.size() + 1);
        longer.addAll(path);
        longer.add(key);
        return longer;
    }
}
