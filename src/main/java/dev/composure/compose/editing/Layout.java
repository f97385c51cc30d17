package dev.composure.compose.editing;

import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.Syntax;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How keys are laid out in one file: what to write where, so that it looks as if its author had written it.
final class Layout {

    private static final int USUAL_STEP = 2;
    private static final Pattern BARE_WORD = Pattern.compile("(?!true|false|null)[^\\[{\"].*");

    private final SourceText source;

    Layout(SourceText source) {
        this.source = source;
    }

    /// A key and its value to be written; `below` is empty for a value on the key's own line.
    record Item(String key, String value, List<Item> below) {
        static Item of(String key, String value) {
            return new Item(key, value, List.of());
        }
    }

    /// The column of a key, from 0.
    int column(Syntax key) {
        return key.start() - source.lineStart(key.start());
    }

    /// True if nothing but blanks stands before the node on its line.
    boolean beginsLine(Syntax node) {
        return source.slice(source.lineStart(node.start()), node.start()).isBlank();
    }

    /// How much deeper than `key` what is below it stands in this file.
    int step(Site site) {
        if (site.value() instanceof Syntax.Mapping below
                && !below.flow()
                && !below.pairs().isEmpty()) {
            var step = column(below.pairs().getFirst().key()) - column(site.key());
            return step > 0 ? step : USUAL_STEP;
        }
        return site.enclosing().map(this::step).orElse(USUAL_STEP);
    }

    String block(List<Item> items, int column, int step) {
        return items.stream()
                .map(item -> " ".repeat(column) + item.key() + ":"
                        + (item.below().isEmpty()
                                ? " " + item.value()
                                : source.lineBreak() + block(item.below(), column + step, step)))
                .collect(Collectors.joining(source.lineBreak()));
    }

    static String flow(List<Item> items, boolean json) {
        return items.stream()
                .map(item -> Rendering.key(item.key(), json) + ": "
                        + (item.below().isEmpty() ? value(item, json) : "{" + flow(item.below(), json) + "}"))
                .collect(Collectors.joining(", "));
    }

    private static String value(Item item, boolean json) {
        return json && BARE_WORD.matcher(item.value()).matches() ? Rendering.quoted(item.value()) : item.value();
    }

    /// True where keys are quoted, as in JSON.
    boolean isJson(Syntax.Mapping mapping) {
        return mapping.flow()
                && !mapping.pairs().isEmpty()
                && source.at(mapping.pairs().getFirst().key().start()) == '"';
    }
}
