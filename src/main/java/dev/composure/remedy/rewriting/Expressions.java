package dev.composure.remedy.rewriting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The pieces of a word as a compose file has it: literal text, in which `$$` is a dollar, and expressions between.
final class Expressions {

    private final List<String> literals = new ArrayList<>();
    private final List<String> expressions = new ArrayList<>();

    Expressions(String written) {
        var literal = new StringBuilder();
        var at = 0;
        while (at < written.length()) {
            var end = written.charAt(at) == '$' ? end(written, at) : at;
            if (end > at) {
                literals.add(literal.toString());
                literal.setLength(0);
                expressions.add(written.substring(at, end));
                at = end;
            } else {
                literal.append(written.charAt(at));
                at += written.startsWith("$$", at) ? 2 : 1;
            }
        }
        literals.add(literal.toString());
    }

    /// Where the expression at `start` ends; `start` itself where there is none.
    private static int end(String text, int start) {
        if (text.startsWith("${", start)) {
            var depth = 0;
            for (var at = start + 1; at < text.length(); at++) {
                depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
                if (depth == 0) {
                    return at + 1;
                }
            }
            return start;
        }
        var at = start + 1;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return at == start + 1 || Character.isDigit(text.charAt(start + 1)) ? start : at;
    }

    List<String> found() {
        return expressions;
    }

    /// What the filled-in word looks like, a group for each expression.
    String pattern() {
        var pattern = new StringBuilder(Pattern.quote(literals.getFirst()));
        literals.stream().skip(1).forEach(literal -> pattern.append("(.*?)").append(Pattern.quote(literal)));
        return pattern.toString();
    }

    /// The word with a mark for each expression, counted from the given one.
    String marked(char firstMark) {
        var marked = new StringBuilder(literals.getFirst());
        for (var index = 1; index < literals.size(); index++) {
            marked.append((char) (firstMark + index - 1)).append(literals.get(index));
        }
        return marked.toString();
    }
}
