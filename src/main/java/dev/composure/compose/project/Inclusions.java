package dev.composure.compose.project;

import dev.composure.compose.Position;
import dev.composure.compose.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Brings in what `include` names; each included set is read as a project of its own, and nothing of it is merged.
final class Inclusions {

    private static final List<String> SECTIONS =
            List.of("services", "volumes", "networks", "secrets", "configs", "models");
    private static final int MOST_INCLUDES = 500;
    private static final int DEEPEST = 50;

    private final Sources sources;
    private final Remarks remarks;
    private final Files files;
    private int count;

    Inclusions(Sources sources, Remarks remarks, Files files) {
        this.sources = sources;
        this.remarks = remarks;
        this.files = files;
    }

    /// How the files of an included project are read.
    @FunctionalInterface
    interface Files {
        Node.Mapping read(List<String> paths, Scope scope, List<String> trail);
    }

    private record Included(List<String> paths, String directory, List<String> envFiles, Position position) {}

    Node.Mapping apply(Node.Mapping own, Scope scope, List<String> trail) {
        var include = own.get("include");
        var tree = own.without("include");
        if (include.isEmpty() || include.orElseThrow().isNull()) {
            return tree;
        }
        if (!(include.orElseThrow() instanceof Node.Sequence list)) {
            remarks.problem(include.orElseThrow().position(), "`include` must be a list of files.");
            return tree;
        }
        for (var item : list.items()) {
            tree = imported(tree, included(item, scope), scope, trail);
        }
        return tree;
    }

    private Node.Mapping imported(Node.Mapping tree, Included included, Scope scope, List<String> trail) {
        if (!isReadable(included, trail)) {
            return tree;
        }
        var present = included.paths().stream()
                .filter(path -> sources.documents(path, included.position(), missing(path))
                        .isPresent())
                .toList();
        if (present.isEmpty()) {
            return tree;
        }
        var variables = new EnvFiles(sources, remarks)
                .included(included.envFiles(), included.directory(), scope.variables(), included.position());
        var longer = new ArrayList<>(trail);
        longer.add(present.getFirst());
        var source = files.read(present, new Scope(included.directory(), variables), longer);
        var result = tree;
        for (var section : SECTIONS) {
            result = importSection(result, EnvFileNames.absolute(source, included.directory()), section);
        }
        return result;
    }

    private static String missing(String path) {
        return path + ", which this includes, does not exist. Put it there, or take the `include` out.";
    }

    private boolean isReadable(Included included, List<String> trail) {
        if (included.paths().isEmpty()) {
            remarks.problem(included.position(), "An `include` needs the path of a compose file.");
            return false;
        }
        var first = included.paths().getFirst();
        if (AbsolutePath.isRemote(first)) {
            remarks.problem(
                    included.position(),
                    "`" + first + "` is not on this disk; Composure does not fetch it. Include a local copy.");
            return false;
        }
        if (trail.contains(first) || trail.size() >= DEEPEST || ++count > MOST_INCLUDES) {
            remarks.problem(
                    included.position(),
                    "This include comes back to itself or never ends: " + String.join(" includes ", trail)
                            + " includes " + first + ". Take one `include` out.");
            return false;
        }
        return true;
    }

    private static Included included(Node item, Scope scope) {
        var isShort = !(item instanceof Node.Mapping);
        var paths = (isShort ? words(item) : below(item, "path"))
                .stream().map(path -> absolute(scope, path)).toList();
        var folder = below(item, "project_directory").stream()
                .map(path -> absolute(scope, path))
                .findFirst();
        var directory = folder.orElseGet(() -> paths.isEmpty() ? "" : AbsolutePath.parent(paths.getFirst()));
        var envFiles = below(item, "env_file").stream()
                .map(path -> absolute(scope, path))
                .toList();
        return new Included(paths, directory, envFiles, item.position());
    }

    private static String absolute(Scope scope, String path) {
        return AbsolutePath.isRemote(path) ? path : AbsolutePath.resolve(scope.directory(), path);
    }

    private static List<String> below(Node node, String key) {
        return node instanceof Node.Mapping mapping
                ? mapping.get(key).map(Inclusions::words).orElse(List.of())
                : List.of();
    }

    private static List<String> words(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.value().isEmpty() ? List.of() : List.of(scalar.value());
            case Node.Sequence list ->
                list.items().stream().flatMap(item -> words(item).stream()).toList();
            case Node.Mapping _ -> List.of();
        };
    }

    private Node.Mapping importSection(Node.Mapping tree, Node.Mapping source, String section) {
        var imported = source.entries().get(section);
        if (imported == null || !(imported.value() instanceof Node.Mapping more)) {
            return tree;
        }
        var own = tree.mapping(section);
        if (own.isEmpty()) {
            return tree.with(section, imported);
        }
        var present = own.orElseThrow();
        var all = new LinkedHashMap<>(present.entries());
        more.entries().forEach((name, entry) -> {
            var local = all.putIfAbsent(name, entry);
            if (local != null && !PlainTree.of(local.value()).equals(PlainTree.of(entry.value()))) {
                conflict(section + "." + name, local, entry);
            }
        });
        return tree.with(section, imported.with(new Node.Mapping(present.source(), present.syntax(), all)));
    }

    private void conflict(String what, Node.Entry local, Node.Entry imported) {
        remarks.problem(
                local.keyPosition(),
                "`" + what + "` is also defined at " + imported.keyPosition()
                        + ", which is included; compose does not merge them. Rename one.");
    }
}
