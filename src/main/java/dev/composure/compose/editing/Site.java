package dev.composure.compose.editing;

import dev.composure.compose.yaml.Documents;
import dev.composure.compose.yaml.Node;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A key with its value at its place in a file; `above` are the keys it stands below, the outermost first.
record Site(SourceText source, Syntax.Mapping parent, Syntax.Pair pair, List<Site> above) {

    Site {
        above = List.copyOf(above);
    }

    Syntax key() {
        return pair.key();
    }

    Syntax value() {
        return pair.value();
    }

    Optional<Site> enclosing() {
        return above.isEmpty() ? Optional.empty() : Optional.of(above.getLast());
    }

    /// The site of a key in the mapping that is written here; not of one that an alias or `<<` brings.
    Optional<Site> child(String name) {
        return value() instanceof Syntax.Mapping mapping
                ? mapping.pairs().stream()
                        .filter(candidate -> candidate.keyIs(name))
                        .findFirst()
                        .map(candidate -> below(mapping, candidate))
                : Optional.empty();
    }

    private Site below(Syntax.Mapping mapping, Syntax.Pair candidate) {
        var chain = new ArrayList<>(above);
        chain.add(this);
        return new Site(source, mapping, candidate, chain);
    }

    /// The top-level key of a document.
    static Optional<Site> top(SourceText source, Syntax root, String name) {
        return root instanceof Syntax.Mapping mapping
                ? mapping.pairs().stream()
                        .filter(pair -> pair.keyIs(name))
                        .findFirst()
                        .map(pair -> new Site(source, mapping, pair, List.of()))
                : Optional.empty();
    }

    /// Where the service itself is written, in every document that does, the first first.
    static List<Site> definitions(Draft draft, String service) {
        return draft.tree().documents().stream()
                .flatMap(document -> top(document.source(), document.root(), "services").stream())
                .flatMap(services -> services.child(service).stream())
                .toList();
    }

    /// The key whose value is the syntax that wrote this node.
    static Optional<Site> of(Node node, Draft draft) {
        Documents documents = draft.documents(node.source().path());
        return documents.roots().stream()
                .flatMap(root -> find(documents.source(), root, node.syntax(), List.of()).stream())
                .findFirst();
    }

    private static Optional<Site> find(SourceText source, Syntax within, Syntax wanted, List<Site> above) {
        return switch (within) {
            case Syntax.Mapping mapping ->
                mapping.pairs().stream()
                        .filter(pair -> holds(pair.value(), wanted))
                        .findFirst()
                        .flatMap(pair -> inPair(new Site(source, mapping, pair, above), wanted));
            case Syntax.Sequence list ->
                list.items().stream()
                        .filter(item -> holds(item, wanted))
                        .findFirst()
                        .flatMap(item -> find(source, item, wanted, above));
            case Syntax.Scalar _, Syntax.Alias _ -> Optional.empty();
        };
    }

    private static Optional<Site> inPair(Site site, Syntax wanted) {
        if (site.value().start() == wanted.start() && site.value().end() == wanted.end()) {
            return Optional.of(site);
        }
        var chain = new ArrayList<>(site.above());
        chain.add(site);
        return find(site.source(), site.value(), wanted, chain);
    }

    private static boolean holds(Syntax outer, Syntax inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}
