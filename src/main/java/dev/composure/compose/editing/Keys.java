package dev.composure.compose.editing;

import dev.composure.compose.editing.Layout.Item;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.Syntax;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The few things that are done to the keys of one file, each as a splice.
final class Keys {

    private final SourceText source;
    private final Layout layout;

    Keys(SourceText source) {
        this.source = source;
        this.layout = new Layout(source);
    }

    /// Where a new key goes.
    enum Place {
        FIRST,
        LAST
    }

    /// Adds items to the mapping that is the value of `holder`.
    Splice add(Site holder, Syntax.Mapping mapping, List<Item> items, Place place) {
        if (mapping.flow()) {
            return addToFlow(mapping, items);
        }
        var first = mapping.pairs().getFirst();
        var text = layout.block(items, layout.column(first.key()), layout.step(holder));
        if (place == Place.LAST) {
            return below(mapping.pairs().getLast(), text);
        }
        return first.isMerge() || !layout.beginsLine(first.key())
                ? below(first, text)
                : splice(source.lineStart(first.key().start()), text + source.lineBreak());
    }

    /// Puts lines under those of a key and its value.
    Splice below(Syntax.Pair pair, String text) {
        var at = source.nextLine(trimmedEnd(pair.value(), pair.key().end()));
        var isOpen = at == source.length() && at > 0 && !SourceText.isBreak(source.at(at - 1));
        return splice(at, isOpen ? source.lineBreak() + text : text + source.lineBreak());
    }

    private Splice addToFlow(Syntax.Mapping mapping, List<Item> items) {
        var text = Layout.flow(items, layout.isJson(mapping));
        if (mapping.pairs().isEmpty()) {
            return new Splice(source.path(), Comments.contentStart(source, mapping), mapping.end(), "{" + text + "}");
        }
        var last = mapping.pairs().getLast();
        var ownLine = layout.beginsLine(last.key());
        var gap = ownLine ? source.lineBreak() + " ".repeat(layout.column(last.key())) : " ";
        return splice(Math.max(last.value().end(), last.key().end()), "," + gap + text);
    }

    private Splice splice(int at, String text) {
        return new Splice(source.path(), at, at, text);
    }

    /// The value of `site` becomes what is rendered on the key's own line; comments in the old one move above the key.
    Splice replace(Site site, String rendered) {
        var value = site.value();
        var content = isReset(value) ? value.start() : Comments.contentStart(source, value);
        var colon = colonEnd(site);
        var end = Math.max(trimmedEnd(value, colon), colon);
        var comments = Comments.between(source, colon, end, List.of(value));
        if (comments.isEmpty() && !isBlock(value) && value.end() > value.start()) {
            return new Splice(source.path(), content, value.end(), rendered);
        }
        var trailing = Comments.between(source, colon, Math.min(end, source.lineEnd(colon)), List.of(value));
        var properties = isReset(value) ? "" : Comments.properties(source, value);
        var line = ":" + (properties.isEmpty() ? " " : " " + properties + " ") + rendered
                + trailing.stream().map(comment -> " " + comment).collect(Collectors.joining());
        var moved = comments.subList(Math.min(trailing.size(), comments.size()), comments.size());
        return layout.beginsLine(site.key())
                ? new Splice(source.path(), source.lineStart(site.key().start()), end, above(site, moved) + line)
                : new Splice(source.path(), content, value.end(), rendered);
    }

    private String above(Site site, List<String> comments) {
        var start = source.lineStart(site.key().start());
        var indentation = " ".repeat(layout.column(site.key()));
        return comments.stream()
                        .map(comment -> indentation + comment + source.lineBreak())
                        .collect(Collectors.joining())
                + source.slice(start, colonEnd(site) - 1);
    }

    /// The value of `site`, an alias or nothing, becomes a mapping of its own.
    Splice replaceByMapping(Site site, List<Item> items) {
        var value = site.value();
        var mark = isReset(value) ? " !override" : "";
        if (site.parent().flow()) {
            var flow = "{" + Layout.flow(items, layout.isJson(site.parent())) + "}";
            return new Splice(source.path(), colonEnd(site), Math.max(value.end(), colonEnd(site)), mark + " " + flow);
        }
        var column = layout.column(site.key());
        var step = site.enclosing().map(layout::step).orElse(2);
        var text = mark + source.lineBreak() + layout.block(items, column + step, step);
        return new Splice(source.path(), colonEnd(site), Math.max(value.end(), colonEnd(site)), text);
    }

    /// The key and its value, on one line, become other keys of the same mapping.
    Splice replaceByKeys(Site site, List<Item> items) {
        if (items.isEmpty()) {
            return remove(site);
        }
        var text = site.parent().flow()
                ? Layout.flow(items, layout.isJson(site.parent()))
                : layout.block(items, layout.column(site.key()), layout.step(site))
                        .stripLeading();
        return new Splice(source.path(), site.key().start(), site.value().end(), text);
    }

    /// The key and its value go away; comments in them stay. A block left without keys goes with its last one.
    Splice remove(Site site) {
        var isAlone = site.parent().pairs().size() == 1 && !site.parent().flow();
        if (isAlone && site.enclosing().isPresent()) {
            var holder = site.enclosing().orElseThrow();
            return holder.value().tag().equals("!override") ? emptied(holder) : remove(holder);
        }
        return site.parent().flow() ? removeFromFlow(site) : removeLines(site);
    }

    /// A mapping that overrides goes on doing so without keys of its own.
    private Splice emptied(Site site) {
        var end = trimmedEnd(site.value(), colonEnd(site));
        var comments = Comments.between(source, colonEnd(site), end, List.of(site.value()));
        return new Splice(source.path(), colonEnd(site), end, " !reset null" + joined(comments.stream(), " ", ""));
    }

    private Splice removeFromFlow(Site site) {
        var pairs = site.parent().pairs();
        var index = pairs.indexOf(site.pair());
        if (index + 1 < pairs.size()) {
            return new Splice(
                    source.path(),
                    site.key().start(),
                    pairs.get(index + 1).key().start(),
                    "");
        }
        var start = index > 0 ? pairs.get(index - 1).value().end() : site.key().start();
        return new Splice(source.path(), start, site.value().end(), "");
    }

    private Splice removeLines(Site site) {
        var start = source.lineStart(site.key().start());
        var last = Math.max(trimmedEnd(site.value(), colonEnd(site)), colonEnd(site));
        var end = source.nextLine(last);
        var comments = Comments.between(source, start, source.lineEnd(last), List.of(site.key(), site.value()));
        var indentation = " ".repeat(layout.column(site.key()));
        var kept = comments.stream().map(comment -> indentation + comment);
        if (end == source.length() && !SourceText.isBreak(source.at(end - 1)) && start > 0) {
            return new Splice(source.path(), source.lineEnd(start - 1), end, joined(kept, source.lineBreak(), ""));
        }
        return new Splice(source.path(), start, end, joined(kept, "", source.lineBreak()));
    }

    private static boolean isReset(Syntax value) {
        return value.tag().equals("!reset");
    }

    private static String joined(Stream<String> lines, String before, String after) {
        return lines.map(line -> before + line + after).collect(Collectors.joining());
    }

    private boolean isBlock(Syntax value) {
        return switch (value) {
            case Syntax.Mapping mapping -> !mapping.flow();
            case Syntax.Sequence list -> !list.flow();
            case Syntax.Scalar scalar -> Comments.isBlock(source, scalar);
            case Syntax.Alias _ -> false;
        };
    }

    /// The end of a node without the blanks and line breaks that its mark may take in.
    private int trimmedEnd(Syntax node, int least) {
        var end = node.end();
        while (end > least && Character.isWhitespace(source.at(end - 1))) {
            end--;
        }
        return end;
    }

    /// Behind the colon of a key.
    private int colonEnd(Site site) {
        var at = site.key().end();
        while (at < source.length() && source.at(at) != ':') {
            at++;
        }
        return Math.min(at + 1, source.length());
    }
}
