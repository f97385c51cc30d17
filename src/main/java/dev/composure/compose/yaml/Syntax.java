package dev.composure.compose.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/// What is written, before aliases, merge keys and variables mean anything. Spans count code points; they begin at an
/// anchor or a tag where there is one, and a block collection ends with its last leaf. No tag, no anchor: empty.
public sealed interface Syntax {

    int start();

    int end();

    String tag();

    String anchor();

    record Scalar(int start, int end, String tag, String anchor, String value, ScalarStyle style) implements Syntax {

        public boolean isPlain() {
            return style == ScalarStyle.PLAIN;
        }

        /// True for a key with nothing behind it.
        public boolean isAbsent() {
            return start == end && value.isEmpty();
        }
    }

    record Sequence(int start, int end, String tag, String anchor, boolean flow, List<Syntax> items) implements Syntax {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(int start, int end, String tag, String anchor, boolean flow, List<Pair> pairs) implements Syntax {
        public Mapping {
            pairs = List.copyOf(pairs);
        }
    }

    /// `*name`, with the node that the anchor named at that point of the file.
    record Alias(int start, int end, String name, Syntax target) implements Syntax {
        @Override
        public String tag() {
            return "";
        }

        @Override
        public String anchor() {
            return "";
        }
    }

    record Pair(Syntax key, Syntax value) {

        public boolean isMerge() {
            return keyIs("<<")
                    && key instanceof Scalar scalar
                    && (scalar.isPlain() || scalar.tag().endsWith(":merge"));
        }

        public boolean keyIs(String name) {
            return key.resolved() instanceof Scalar scalar && scalar.value().equals(name);
        }
    }

    /// The node itself, or the one an alias stands for.
    default Syntax resolved() {
        return this instanceof Alias alias ? alias.target().resolved() : this;
    }
}
