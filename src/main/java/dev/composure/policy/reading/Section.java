package dev.composure.policy.reading;

import dev.composure.compose.Position;
import dev.composure.compose.Problem;
import dev.composure.compose.Spelling;
import dev.composure.compose.project.Durations;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.Syntax;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// A mapping of a policy file that is being read: its keys are asked for one by one, and a key that nobody has asked
/// for when it is closed is a mistake.
final class Section {

    /// A longer list helps nobody.
    private static final int MOST_CHOICES = 12;

    private final SourceText source;
    private final String name;
    private final Position position;
    private final Map<String, Syntax.Pair> pairs = new LinkedHashMap<>();
    private final TreeSet<String> asked = new TreeSet<>();
    private final List<Problem> problems;

    private Section(SourceText source, String name, Position position, List<Problem> problems) {
        this.source = source;
        this.name = name;
        this.position = position;
        this.problems = problems;
    }

    /// Reads a node that must be a mapping. An empty name is the document.
    static Section of(SourceText source, Syntax node, String name, List<Problem> problems) {
        var section = new Section(source, name, source.position(node.start(), node.end()), problems);
        switch (node.resolved()) {
            case Syntax.Mapping mapping -> mapping.pairs().forEach(section::put);
            case Syntax.Scalar scalar when isNothing(scalar) -> {}
            case Syntax.Scalar _, Syntax.Sequence _, Syntax.Alias _ ->
                section.complain(section.position, section.title() + " must be a mapping (`key: value` lines).");
        }
        return section;
    }

    private static boolean isNothing(Syntax.Scalar scalar) {
        return scalar.isPlain() && List.of("", "~", "null").contains(scalar.value());
    }

    private void put(Syntax.Pair pair) {
        if (pair.key() instanceof Syntax.Scalar key) {
            pairs.putIfAbsent(key.value(), pair);
        }
    }

    Position position() {
        return position;
    }

    List<String> keys() {
        return List.copyOf(pairs.keySet());
    }

    Position keyPosition(String key) {
        var pair = pairs.get(key);
        return pair == null
                ? position
                : source.position(pair.key().start(), pair.key().end());
    }

    Position valuePosition(String key) {
        return value(key).map(node -> source.position(node.start(), node.end())).orElse(position);
    }

    Optional<Syntax> value(String key) {
        asked.add(key);
        return Optional.ofNullable(pairs.get(key)).map(Syntax.Pair::value);
    }

    Section section(String key) {
        return value(key)
                .map(node -> of(source, node, path(key), problems))
                .orElseGet(() -> new Section(source, path(key), position, problems));
    }

    /// A list of mappings, or a single one.
    List<Section> sections(String key) {
        return value(key).map(Syntax::resolved).stream()
                .flatMap(node -> node instanceof Syntax.Sequence list ? list.items().stream() : Stream.of(node))
                .map(node -> of(source, node, path(key), problems))
                .toList();
    }

    Optional<String> text(String key) {
        return value(key).map(Syntax::resolved).flatMap(node -> {
            if (node instanceof Syntax.Scalar scalar) {
                return Optional.of(scalar.value());
            }
            wrong(key, "must be a single value");
            return Optional.empty();
        });
    }

    String requiredText(String key, String example) {
        var text = text(key).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            complain(position, title() + " needs `" + key + "`, for example `" + key + ": " + example + "`.");
        }
        return text.orElse("");
    }

    List<String> texts(String key) {
        return value(key).map(node -> texts(key, node)).orElse(List.of());
    }

    private List<String> texts(String key, Syntax node) {
        if (!(node.resolved() instanceof Syntax.Sequence list)) {
            wrong(key, "must be a list, for example `" + key + ": [\"*\"]`");
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var item : list.items()) {
            if (item.resolved() instanceof Syntax.Scalar scalar) {
                texts.add(scalar.value());
            } else {
                complain(
                        source.position(item.start(), item.end()), "`" + path(key) + "` must hold single values only.");
            }
        }
        return texts;
    }

    boolean flag(String key, boolean fallback) {
        return parsed(key, fallback, "is neither true nor false", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    int number(String key, int fallback) {
        return parsed(
                key,
                fallback,
                "is no whole number above zero",
                text -> text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty());
    }

    Duration duration(String key, Duration fallback) {
        return parsed(
                key,
                fallback,
                "is no duration; write one like `30s`, `2m` or `1h30m`",
                text -> Durations.parse(text).filter(length -> !length.isNegative()));
    }

    <T> T choice(String key, Map<String, T> choices, T fallback) {
        var text = text(key);
        if (text.isEmpty()) {
            return fallback;
        }
        var chosen = Optional.ofNullable(choices.get(text.orElseThrow()));
        if (chosen.isEmpty()) {
            wrong(key, "is `" + text.orElseThrow() + "`, which is " + noneOf(text.orElseThrow(), choices.keySet()));
        }
        return chosen.orElse(fallback);
    }

    <T> T parsed(String key, T fallback, String complaint, Function<String, Optional<T>> parse) {
        var text = text(key);
        if (text.isEmpty()) {
            return fallback;
        }
        var value = parse.apply(text.orElseThrow());
        if (value.isEmpty()) {
            wrong(key, "is `" + text.orElseThrow() + "`, which " + complaint);
        }
        return value.orElse(fallback);
    }

    /// `none of a, b, c`, with the one that was probably meant.
    static String noneOf(String word, Iterable<String> known) {
        var words = new ArrayList<String>();
        known.forEach(words::add);
        var hint = Spelling.nearest(word, words)
                .map(name -> "; did you mean `" + name + "`?")
                .orElse("");
        var choices = words.size() > MOST_CHOICES ? "the " + words.size() + " known ones" : String.join(", ", words);
        return "none of " + choices + hint;
    }

    void wrong(String key, String what) {
        var end = what.endsWith("?") ? "" : ".";
        complain(valuePosition(key), "`" + path(key) + "` " + what + end);
    }

    void complain(Position where, String message) {
        problems.add(new Problem(where, message));
    }

    /// Every key that was not asked for is a mistake.
    void close() {
        for (var key : pairs.keySet()) {
            if (!asked.contains(key)) {
                var hint = Spelling.nearest(key, asked)
                        .map(known -> "Did you mean `" + known + "`?")
                        .orElse("Known here: " + String.join(", ", asked) + ".");
                complain(keyPosition(key), "`" + key + "` is no key of " + title() + ". " + hint);
            }
        }
    }

    private String title() {
        return name.isEmpty() ? "a policy document" : "`" + name + "`";
    }

    private String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }
}
