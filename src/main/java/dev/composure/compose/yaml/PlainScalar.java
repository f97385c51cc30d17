package dev.composure.compose.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/// What an unquoted scalar is taken for: the rules of the YAML library that compose uses, where `yes` and `on` are
/// words.
final class PlainScalar {

    private static final Set<String> OUR_TAGS = Set.of("!", "!reset", "!override");
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> BOOLEANS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(0|[1-9][0-9_]*|0[0-7_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+)");
    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");

    private PlainScalar() {}

    /// Behind a tag of somebody's own, as behind `!!str`, a scalar is what is written.
    private static boolean isText(String tag) {
        return tag.endsWith(":str") || tag.endsWith(":binary") || (tag.startsWith("!") && !OUR_TAGS.contains(tag));
    }

    static Node.Kind kind(Syntax.Scalar scalar) {
        if (isText(scalar.tag()) || !scalar.isPlain()) {
            return Node.Kind.STRING;
        }
        var value = scalar.value();
        if (NULLS.contains(value)) {
            return Node.Kind.NULL;
        }
        if (BOOLEANS.contains(value)) {
            return Node.Kind.BOOLEAN;
        }
        if (INTEGER.matcher(value).matches()) {
            return Node.Kind.INTEGER;
        }
        return FLOAT.matcher(value).matches() || DAY.matcher(value).matches() ? Node.Kind.FLOAT : Node.Kind.STRING;
    }
}
