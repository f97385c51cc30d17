package dev.composure.compose.editing;

import dev.composure.compose.yaml.Documents;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds comments: a `#` that begins a line or follows a blank, anywhere outside the scalars.
final class Comments {

    private Comments() {}

    /// All comments of a file, in order, without the blanks around them.
    static List<String> of(Documents documents) {
        return between(documents.source(), 0, documents.source().length(), documents.roots());
    }

    /// The comments inside the span of a node.
    static List<String> within(SourceText source, Syntax node) {
        return between(source, node.start(), node.end(), List.of(node));
    }

    /// The comments from `start` to `end`, where `nodes` are all that is written there.
    static List<String> between(SourceText source, int start, int end, List<Syntax> nodes) {
        var comments = new ArrayList<String>();
        var at = start;
        for (var leaf : nodes.stream().flatMap(Comments::leaves).toList()) {
            if (leaf.start() >= at && leaf.end() <= end) {
                scan(source, at, leaf.start(), comments);
                at = Math.max(at, bodyStart(source, leaf, comments));
            }
        }
        scan(source, at, end, comments);
        return comments;
    }

    /// Where the gap behind a leaf begins; the comment behind the `|` of a block scalar is found on the way.
    private static int bodyStart(SourceText source, Syntax leaf, List<String> comments) {
        if (leaf instanceof Syntax.Scalar scalar && !scalar.value().isEmpty() && isBlock(source, scalar)) {
            scan(source, leaf.start(), source.lineEnd(contentStart(source, leaf)), comments);
        }
        return leaf.end();
    }

    static boolean isBlock(SourceText source, Syntax.Scalar scalar) {
        return switch (scalar.style()) {
            case LITERAL, FOLDED -> contentStart(source, scalar) < scalar.end();
            default -> false;
        };
    }

    /// Where a node begins behind its anchor and tag.
    static int contentStart(SourceText source, Syntax node) {
        var at = node.start();
        var properties = (node.anchor().isEmpty() ? 0 : 1) + (node.tag().isEmpty() ? 0 : 1);
        while (properties-- > 0 && at < node.end() && (source.at(at) == '&' || source.at(at) == '!')) {
            while (at < node.end() && !Character.isWhitespace(source.at(at))) {
                at++;
            }
            at = skipGap(source, at, node.end());
        }
        return at;
    }

    /// The anchor and the tag of a node as they are written.
    static String properties(SourceText source, Syntax node) {
        return source.slice(node.start(), Math.max(node.start(), contentStart(source, node)))
                .replaceAll("(?m)(^|\\s)#.*$", "")
                .strip()
                .replaceAll("\\s+", " ");
    }

    private static int skipGap(SourceText source, int start, int end) {
        var at = start;
        while (at < end && (Character.isWhitespace(source.at(at)) || source.at(at) == '#')) {
            at = source.at(at) == '#' ? source.lineEnd(at) : at + 1;
        }
        return at;
    }

    private static void scan(SourceText source, int start, int end, List<String> comments) {
        for (var at = start; at < end; at++) {
            var begins = at == 0 || Character.isWhitespace(source.at(at - 1)) || source.at(at - 1) == 0xFEFF;
            if (source.at(at) == '#' && begins) {
                var stop = Math.min(end, source.lineEnd(at));
                comments.add(source.slice(at, stop).strip());
                at = stop;
            }
        }
    }

    private static Stream<Syntax> leaves(Syntax node) {
        return switch (node) {
            case Syntax.Scalar scalar -> Stream.of(scalar);
            case Syntax.Alias alias -> Stream.of(alias);
            case Syntax.Sequence list -> list.items().stream().flatMap(Comments::leaves);
            case Syntax.Mapping mapping ->
                mapping.pairs().stream().flatMap(pair -> Stream.concat(leaves(pair.key()), leaves(pair.value())));
        };
    }
}
