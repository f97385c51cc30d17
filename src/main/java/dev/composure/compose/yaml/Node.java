package dev.composure.compose.yaml;

import dev.composure.compose.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/// A value as compose sees it, aliases and variables resolved, that still knows which syntax of which file wrote it.
public sealed interface Node {

    SourceText source();

    Syntax syntax();

    default Position position() {
        return source().position(syntax().start(), syntax().end());
    }

    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }

    /// What a scalar is taken for.
    static Kind kindOf(Syntax.Scalar scalar) {
        return PlainScalar.kind(scalar);
    }

    /// The kinds of plain scalars that compose tells apart.
    enum Kind {
        STRING,
        INTEGER,
        FLOAT,
        BOOLEAN,
        NULL
    }

    /// `written` are the file's own words; `unset` names the variables in them that have no value.
    record Scalar(SourceText source, Syntax syntax, String written, String value, Kind kind, List<String> unset)
            implements Node {
        public Scalar {
            unset = List.copyOf(unset);
        }

        public boolean isInterpolated() {
            return !written.equals(value);
        }
    }

    record Sequence(SourceText source, Syntax syntax, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(SourceText source, Syntax syntax, SequencedMap<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /// The mapping, scalar or list below a key; empty where there is another kind of value or none.
        public Optional<Mapping> mapping(String key) {
            return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
        }

        public Optional<Scalar> scalar(String key) {
            return get(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
        }

        public Optional<Sequence> list(String key) {
            return get(key).filter(Sequence.class::isInstance).map(Sequence.class::cast);
        }

        /// The same keys with other values.
        public Mapping mapped(BiFunction<String, Node, Node> change) {
            var all = new LinkedHashMap<String, Entry>();
            entries.forEach((key, entry) -> all.put(key, entry.with(change.apply(key, entry.value()))));
            return new Mapping(source, syntax, all);
        }

        public Mapping without(String key) {
            var rest = new LinkedHashMap<>(entries);
            rest.remove(key);
            return new Mapping(source, syntax, rest);
        }

        public Mapping with(String key, Entry entry) {
            var all = new LinkedHashMap<>(entries);
            all.put(key, entry);
            return new Mapping(source, syntax, all);
        }
    }

    /// A value with the key before it; the key may stand in another file than a merged value.
    record Entry(SourceText keySource, Syntax key, Node value) {

        public Position keyPosition() {
            return keySource.position(key.start(), key.end());
        }

        public Entry with(Node other) {
            return new Entry(keySource, key, other);
        }
    }
}
