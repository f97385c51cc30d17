package dev.composure.compose.project;

import dev.composure.compose.ProjectInput;
import dev.composure.compose.interpolation.Variables;
import dev.composure.compose.yaml.Node;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.Syntax;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A whole project merged to one tree, with the documents it was merged from, in their order.
public record ProjectTree(
        ProjectInput input,
        Variables variables,
        Node.Mapping root,
        List<Document> documents,
        Remarks remarks,
        SortedMap<String, String> texts) {

    public ProjectTree {
        documents = List.copyOf(documents);
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /// One document of a file that defines services of the project (not of one that is only extended from).
    public record Document(SourceText source, Syntax root) {}

    public Optional<Node.Mapping> service(String name) {
        return root.get("services")
                .flatMap(services -> services instanceof Node.Mapping all ? all.get(name) : Optional.empty())
                .flatMap(service -> service instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty());
    }
}
