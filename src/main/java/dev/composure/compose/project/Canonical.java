package dev.composure.compose.project;

import dev.composure.compose.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The one shape of each value that compose lets people write in two, so that like can be laid over like.
final class Canonical {

    private static final Set<String> NAME_VALUE = Set.of(
            "environment",
            "labels",
            "annotations",
            "sysctls",
            "extra_hosts",
            "build.args",
            "build.labels",
            "build.additional_contexts",
            "build.extra_hosts",
            "deploy.labels");
    private static final Set<String> NAMED = Set.of("depends_on", "networks", "models");
    private static final Set<String> LISTS = Set.of("dns", "dns_search", "tmpfs", "env_file");
    private static final Map<String, String> SHORT = Map.of("build", "context", "extends", "service");

    private Canonical() {}

    /// `place` is the path below the service, joined with dots.
    static Node of(Node node, String place) {
        if (node instanceof Node.Sequence list && NAME_VALUE.contains(place)) {
            return nameValues(list);
        }
        if (node instanceof Node.Sequence list && NAMED.contains(place)) {
            return names(list);
        }
        if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
            return single(scalar, place);
        }
        return node;
    }

    private static Node single(Node.Scalar scalar, String place) {
        if (LISTS.contains(place)) {
            return new Node.Sequence(scalar.source(), scalar.syntax(), List.of(scalar));
        }
        var key = SHORT.get(place);
        if (key == null) {
            return scalar;
        }
        var entries = new LinkedHashMap<String, Node.Entry>();
        entries.put(key, new Node.Entry(scalar.source(), scalar.syntax(), scalar));
        return new Node.Mapping(scalar.source(), scalar.syntax(), entries);
    }

    private static Node nameValues(Node.Sequence list) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        for (var item : list.items()) {
            if (item instanceof Node.Scalar scalar) {
                var split = scalar.value().indexOf('=');
                var value = split < 0 ? "" : scalar.value().substring(split + 1);
                var name = split < 0 ? scalar.value() : scalar.value().substring(0, split);
                var kind = split < 0 ? Node.Kind.NULL : Node.Kind.STRING;
                var node = new Node.Scalar(
                        scalar.source(), scalar.syntax(), scalar.written(), value, kind, scalar.unset());
                entries.put(name, new Node.Entry(scalar.source(), scalar.syntax(), node));
            }
        }
        return new Node.Mapping(list.source(), list.syntax(), entries);
    }

    private static Node names(Node.Sequence list) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        for (var item : list.items()) {
            if (item instanceof Node.Scalar name) {
                var nothing = new Node.Scalar(name.source(), name.syntax(), "", "", Node.Kind.NULL, List.of());
                entries.put(name.value(), new Node.Entry(name.source(), name.syntax(), nothing));
            }
        }
        return new Node.Mapping(list.source(), list.syntax(), entries);
    }
}
