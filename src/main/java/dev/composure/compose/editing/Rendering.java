package dev.composure.compose.editing;

import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.yaml.Node;
import dev.composure.compose.yaml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes values on one line, as both YAML and JSON read them.
final class Rendering {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./$][A-Za-z0-9_./$-]*");

    private Rendering() {}

    /// `["CMD", "curl", …]`; a dollar is doubled, because compose would take it for a variable.
    static String test(HealthcheckTest test) {
        return list(words(test).stream().map(word -> word.replace("$", "$$")).toList());
    }

    private static List<String> words(HealthcheckTest test) {
        return switch (test) {
            case HealthcheckTest.Exec exec -> prefixed("CMD", exec.words());
            case HealthcheckTest.Shell shell -> prefixed("CMD-SHELL", prefixed(shell.script(), shell.ignoredWords()));
            case HealthcheckTest.Disabled _ -> List.of("NONE");
            case HealthcheckTest.Malformed malformed -> malformed.words();
            case HealthcheckTest.Inherited _ -> List.of();
        };
    }

    private static List<String> prefixed(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    /// The words as a list, each as it is.
    static String list(List<String> words) {
        return words.stream().map(Rendering::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /// A double-quoted word with the escapes of JSON.
    static String quoted(String word) {
        var text = new StringBuilder("\"");
        word.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (isPrintable(point)) {
                        text.appendCodePoint(point);
                    } else {
                        text.append("\\u").append("%04x".formatted(point));
                    }
                }
            }
        });
        return text.append('"').toString();
    }

    private static boolean isPrintable(int point) {
        var isControl = point < 0x20 || (point >= 0x7F && point < 0xA0);
        var isOdd = point == 0x2028 || point == 0x2029 || point == 0xFEFF || point == 0xFFFE || point == 0xFFFF;
        var isHalf = point >= 0xD800 && point <= 0xDFFF;
        return !isControl && !isOdd && !isHalf;
    }

    /// What is written at a node, on one line, its variables untouched.
    static String written(Node node, boolean json) {
        return switch (node) {
            case Node.Scalar scalar -> written(scalar, json);
            case Node.Sequence list ->
                list.items().stream().map(item -> written(item, json)).collect(Collectors.joining(", ", "[", "]"));
            case Node.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .map(entry -> key(entry.getKey(), json) + ": "
                                + written(entry.getValue().value(), json))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String written(Node.Scalar scalar, boolean json) {
        if (scalar.kind() != Node.Kind.STRING) {
            return scalar.isNull() ? "null" : scalar.written();
        }
        var isPlain = scalar.syntax() instanceof Syntax.Scalar syntax && syntax.isPlain();
        return !json && isPlain && SAFE.matcher(scalar.written()).matches()
                ? scalar.written()
                : quoted(scalar.written());
    }

    static String key(String name, boolean json) {
        return name.equals("<<") || (!json && SAFE.matcher(name).matches()) ? name : quoted(name);
    }
}
