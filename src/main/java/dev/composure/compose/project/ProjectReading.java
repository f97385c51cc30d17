package dev.composure.compose.project;

import dev.composure.compose.Position;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.SourceReader;
import dev.composure.compose.interpolation.Variables;
import dev.composure.compose.yaml.Documents;
import dev.composure.compose.yaml.Node;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Reads the files of a project in the order in which compose does, and lays them over each other.
public final class ProjectReading {

    private static final Set<String> KNOWN_SECTIONS =
            Set.of("services", "include", "networks", "volumes", "configs", "secrets", "models", "name", "version");

    private final ProjectInput input;
    private final Remarks remarks = new Remarks();
    private final Sources sources;
    private final Merge merge = new Merge(remarks);
    private final Extensions extensions;
    private final Inclusions inclusions;
    private final List<ProjectTree.Document> documents = new ArrayList<>();

    private ProjectReading(ProjectInput input, SourceReader reader) {
        this.input = input;
        this.sources = new Sources(reader, remarks);
        this.extensions = new Extensions(sources, merge, remarks);
        this.inclusions = new Inclusions(sources, remarks, this::files);
    }

    public static ProjectTree read(ProjectInput input, SourceReader reader) {
        var reading = new ProjectReading(input, reader);
        var environment = new Variables(input.environment());
        var variables = new EnvFiles(reading.sources, reading.remarks).variables(input, environment);
        var files = DefaultFiles.of(
                input, variables, path -> reading.sources.find(path).isPresent());
        var root = reading.files(files, new Scope(input.directory(), variables), List.of());
        reading.reportEmptiness(files);
        return new ProjectTree(input, variables, root, reading.documents, reading.remarks, reading.sources.texts());
    }

    /// The files that a reading would begin with.
    public static List<String> files(ProjectInput input, SourceReader reader) {
        var sources = new Sources(reader, new Remarks());
        var variables = new EnvFiles(sources, new Remarks()).variables(input, new Variables(input.environment()));
        return DefaultFiles.of(input, variables, sources::exists);
    }

    /// Compose takes an empty file among others, but not nothing at all.
    private void reportEmptiness(List<String> files) {
        if (documents.isEmpty() && remarks.problems().isEmpty()) {
            var path = files.isEmpty() ? AbsolutePath.resolve(input.directory(), "compose.yaml") : files.getFirst();
            remarks.problem(
                    new Position(path, 1, 1, 1, 1),
                    files.isEmpty()
                            ? "There is no compose file in this folder. Name one with `-f`."
                            : "This file is empty; compose refuses it. Write `services:` or leave the file out.");
        }
    }

    private Node.Mapping files(List<String> paths, Scope scope, List<String> trail) {
        var tree = empty(input.directory());
        for (var path : paths) {
            tree = file(path, tree, scope, trail);
        }
        return tree;
    }

    static Node.Mapping empty(String path) {
        var nothing = SourceText.of(path, "");
        return new Node.Mapping(nothing, new Syntax.Mapping(0, 0, "", "", false, List.of()), new LinkedHashMap<>());
    }

    private Node.Mapping file(String path, Node.Mapping below, Scope scope, List<String> trail) {
        var top = new Position(path, 1, 1, 1, 1);
        var missing = "There is no such file. Name one that exists, or leave it out.";
        var found = sources.documents(path, top, missing);
        var tree = below;
        for (var root : found.map(Documents::roots).orElse(List.of())) {
            tree = document(new ProjectTree.Document(found.orElseThrow().source(), root), tree, scope, trail);
        }
        return tree;
    }

    private Node.Mapping document(ProjectTree.Document document, Node.Mapping below, Scope scope, List<String> trail) {
        var expansion = new Expansion(document.source(), scope, remarks);
        if (!(expansion.expand(document.root()) instanceof Node.Mapping own) || !isCompose(own)) {
            remarks.problem(
                    document.source()
                            .position(document.root().start(), document.root().start()),
                    "This is not a compose file: it has no `services:` at its top level.");
            return below;
        }
        documents.add(document);
        var included = inclusions.apply(own, scope, trail);
        var cleaned = Resets.apply(below, expansion.resets());
        var home = new Extensions.Home(document.source().path(), scope, included, expansion.resets());
        return merge.projects(cleaned, extensions.apply(home));
    }

    private static boolean isCompose(Node.Mapping root) {
        var keys = root.entries().keySet();
        return keys.stream().anyMatch(KNOWN_SECTIONS::contains) || keys.stream().allMatch(key -> key.startsWith("x-"));
    }
}
