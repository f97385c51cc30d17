package dev.composure.compose.interpolation;

import dev.composure.compose.Problem;
import dev.composure.compose.yaml.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads env files as compose does: `KEY=value`, `export`, comments, both quotes, escapes, values over several lines,
/// and variables in all but single quotes. A name alone takes its value from outside.
public final class DotEnv {

    private final SourceText source;
    private final String text;
    private final Variables outer;
    private final SequencedMap<String, String> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int at;

    private DotEnv(SourceText source, Variables outer) {
        this.source = source;
        this.text = source.text();
        this.outer = outer;
    }

    /// What an env file says, in its order, and what is wrong with it.
    public record Read(SequencedMap<String, String> values, List<Problem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    public static Read read(SourceText source, Variables outer) {
        var file = new DotEnv(source, outer);
        file.at = file.text.startsWith("\uFEFF") ? 1 : 0;
        while (file.skipToStatement() && file.problems.isEmpty()) {
            file.statement();
        }
        return new Read(file.values, file.problems);
    }

    private boolean skipToStatement() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                at = lineEnd();
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void statement() {
        var start = at;
        if (text.startsWith("export", at) && at + 6 < text.length() && isBlank(text.charAt(at + 6))) {
            at += 6;
            skipBlanks();
        }
        var nameStart = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        var name = text.substring(nameStart, at);
        skipBlanks();
        if (at == text.length() || text.charAt(at) == '\n') {
            outer.lookup(name).ifPresent(value -> values.put(name, value));
        } else if ((text.charAt(at) == '=' || text.charAt(at) == ':') && !name.isEmpty()) {
            at++;
            skipBlanks();
            var value = value(start);
            values.put(name, value);
        } else {
            complain(
                    start,
                    "Compose cannot read this line: a name may hold letters, digits, `_`, `.`, `-` and nothing else.");
        }
    }

    private String value(int start) {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return quoted(text.charAt(at), start);
        }
        var line = text.substring(at, lineEnd());
        at = lineEnd();
        var comment = line.indexOf(" #");
        return expanded((comment < 0 ? line : line.substring(0, comment)).stripTrailing(), start);
    }

    private String quoted(char quote, int start) {
        var value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == quote) {
                at++;
                return quote == '"' ? expanded(unescaped(value.toString()), start) : value.toString();
            }
            if (letter == '\\' && at + 1 < text.length()) {
                at++;
                value.append(text.charAt(at) == quote ? "" : "\\");
            }
            value.append(text.charAt(at));
        }
        complain(start, "The quote of this value is never closed. Add the closing quote.");
        return value.toString();
    }

    private static String unescaped(String value) {
        var result = new StringBuilder();
        for (var index = 0; index < value.length(); index++) {
            char letter = value.charAt(index);
            if (letter == '\\' && index + 1 < value.length()) {
                index++;
                result.append(escape(value.charAt(index)));
            } else {
                result.append(letter);
            }
        }
        return result.toString();
    }

    private static String escape(char letter) {
        return switch (letter) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'v' -> "\u000b";
            case '$' -> "$$";
            case '\\' -> "\\";
            case '"' -> "\"";
            default -> "\\" + letter;
        };
    }

    private String expanded(String value, int start) {
        var substituted = Substitution.substitute(value, new Variables(outer.values()).orElse(values));
        if (!substituted.broken().isEmpty()) {
            complain(start, "Compose cannot expand this value: " + substituted.broken() + ".");
        }
        return substituted.value();
    }

    private void complain(int start, String message) {
        var index = text.codePointCount(0, Math.min(start, text.length()));
        problems.add(new Problem(source.position(index, index), message));
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char letter) {
        return letter != '\n' && Character.isWhitespace(letter);
    }

    private static boolean isNamePart(char letter) {
        return letter == '_'
                || letter == '.'
                || letter == '-'
                || letter == '['
                || letter == ']'
                || Character.isLetterOrDigit(letter);
    }
}
