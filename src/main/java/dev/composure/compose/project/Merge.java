package dev.composure.compose.project;

import dev.composure.compose.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Lays one tree over another by the rules of compose: mappings key by key, lists appended, single values replaced,
/// and its exceptions.
final class Merge {

    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "healthcheck.test");

    private final Remarks remarks;

    Merge(Remarks remarks) {
        this.remarks = remarks;
    }

    Node.Mapping projects(Node.Mapping base, Node.Mapping over) {
        return mappings(base, over, List.of());
    }

    Node.Mapping services(Node.Mapping base, Node.Mapping over, String name) {
        return mappings(base, over, List.of("services", name));
    }

    private Node.Mapping mappings(Node.Mapping base, Node.Mapping over, List<String> path) {
        var merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            var below = merged.get(key);
            merged.put(key, below == null || key.startsWith("x-") ? entry : entry(below, entry, child(path, key)));
        });
        return new Node.Mapping(over.source(), over.syntax(), merged);
    }

    private Node.Entry entry(Node.Entry base, Node.Entry over, List<String> path) {
        if (over.value().isNull() && !REPLACED.contains(placeInService(path))) {
            return base;
        }
        var value = nodes(base.value(), over.value(), path);
        return value instanceof Node.Mapping ? base.with(value) : over.with(value);
    }

    private Node nodes(Node base, Node over, List<String> path) {
        var place = placeInService(path);
        if (REPLACED.contains(place) || place.startsWith("ulimits.") || base.isNull()) {
            return over;
        }
        return alike(Canonical.of(base, place), Canonical.of(over, place), path);
    }

    private Node alike(Node base, Node over, List<String> path) {
        if (base instanceof Node.Mapping left && over instanceof Node.Mapping right) {
            return isOtherLogging(left, right, path) ? over : mappings(left, right, path);
        }
        if (base instanceof Node.Sequence left && over instanceof Node.Sequence right) {
            return appended(left, right);
        }
        if (!(base instanceof Node.Scalar) || !(over instanceof Node.Scalar)) {
            remarks.problem(
                    over.position(),
                    "`" + String.join(".", path) + "` is a " + kind(over) + " here and a " + kind(base) + " at "
                            + base.position() + "; compose cannot merge them. Write both the same way.");
        }
        return over;
    }

    private static boolean isOtherLogging(Node.Mapping base, Node.Mapping over, List<String> path) {
        return placeInService(path).equals("logging")
                && base.get("driver").isPresent()
                && over.get("driver").isPresent()
                && !value(base, "driver").equals(value(over, "driver"));
    }

    private static String value(Node.Mapping mapping, String key) {
        return mapping.scalar(key).map(Node.Scalar::value).orElse("");
    }

    /// Compose drops what is repeated: in lists of words that is the same word.
    private static Node appended(Node.Sequence base, Node.Sequence over) {
        var words = new HashSet<String>();
        var all = new ArrayList<Node>();
        for (var item : List.of(base.items(), over.items())) {
            item.stream()
                    .filter(node -> !(node instanceof Node.Scalar scalar) || words.add(scalar.value()))
                    .forEach(all::add);
        }
        return new Node.Sequence(over.source(), over.syntax(), all);
    }

    private static String kind(Node node) {
        return switch (node) {
            case Node.Mapping _ -> "mapping";
            case Node.Sequence _ -> "list";
            case Node.Scalar _ -> "single value";
        };
    }

    private static String placeInService(List<String> path) {
        var inService = path.size() > 2 && path.getFirst().equals("services");
        return inService ? String.join(".", path.subList(2, path.size())) : "";
    }

    private static List<String> child(List<String> path, String key) {
        var longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
