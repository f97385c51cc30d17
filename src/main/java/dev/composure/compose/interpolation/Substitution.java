package dev.composure.compose.interpolation;

import java.util.ArrayList;
import java.util.List;

/// Fills in `$NAME` and `${NAME…}` with the operators `:-`, `-`, `:?`, `?`, `:+` and `+`, nested; `$$` is a
/// dollar, and so is a `$` before anything else.
public final class Substitution {

    private static final int DEEPEST = 50;

    private final Variables variables;
    private final List<String> unset = new ArrayList<>();
    private final List<String> demands = new ArrayList<>();

    private Substitution(Variables variables) {
        this.variables = variables;
    }

    public static Substituted substitute(String text, Variables variables) {
        if (text.indexOf('$') < 0) {
            return new Substituted(text, List.of(), List.of(), "");
        }
        var substitution = new Substitution(variables);
        try {
            var value = substitution.fill(text, 0);
            return new Substituted(value, substitution.unset, substitution.demands, "");
        } catch (BrokenTemplate broken) {
            return new Substituted(text, List.of(), List.of(), broken.why);
        }
    }

    private String fill(String text, int depth) {
        if (depth > DEEPEST) {
            throw new BrokenTemplate("its defaults are nested deeper than " + DEEPEST);
        }
        var filled = new StringBuilder();
        var at = 0;
        for (var dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
            filled.append(text, at, dollar);
            at = fillOne(text, dollar, filled, depth);
        }
        return filled.append(text, at, text.length()).toString();
    }

    /// Appends what stands for the expression at `dollar`, and says where the text goes on behind it.
    private int fillOne(String text, int dollar, StringBuilder filled, int depth) {
        var next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : ' ';
        if (next == '$') {
            filled.append('$');
            return dollar + 2;
        }
        if (next == '{') {
            var end = closing(text, dollar);
            filled.append(braced(text.substring(dollar + 2, end), depth));
            return end + 1;
        }
        var end = nameEnd(text, dollar + 1);
        filled.append(end == dollar + 1 ? "$" : plain(text.substring(dollar + 1, end)));
        return end;
    }

    private static int closing(String text, int dollar) {
        var open = 0;
        for (var at = dollar; at < text.length(); at++) {
            if (text.startsWith("${", at)) {
                open++;
                at++;
            } else if (text.charAt(at) == '}' && --open == 0) {
                return at;
            }
        }
        throw new BrokenTemplate("`${` has no closing brace");
    }

    private static int nameEnd(String text, int start) {
        var end = start;
        while (end < text.length() && isNamePart(text.charAt(end), end > start)) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char letter, boolean digits) {
        return letter == '_'
                || (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (digits && letter >= '0' && letter <= '9');
    }

    private String plain(String name) {
        return variables.lookup(name).orElseGet(() -> {
            unset.add(name);
            return "";
        });
    }

    private String braced(String body, int depth) {
        var end = nameEnd(body, 0);
        var name = body.substring(0, end);
        if (name.isEmpty()) {
            throw new BrokenTemplate("`${" + body + "}` does not begin with the name of a variable");
        }
        if (end == body.length()) {
            return plain(name);
        }
        var strict = body.charAt(end) == ':';
        var operator = end + (strict ? 1 : 0) < body.length() ? body.charAt(end + (strict ? 1 : 0)) : ' ';
        var words = body.substring(Math.min(body.length(), end + (strict ? 2 : 1)));
        return operated(name, strict, operator, words, depth);
    }

    private String operated(String name, boolean strict, char operator, String words, int depth) {
        var value = variables.lookup(name).filter(found -> !strict || !found.isEmpty());
        return switch (operator) {
            case '-' -> value.orElseGet(() -> fill(words, depth + 1));
            case '+' -> value.isPresent() ? fill(words, depth + 1) : "";
            case '?' ->
                value.orElseGet(() -> {
                    unset.add(name);
                    demands.add(name + ": " + words);
                    return "";
                });
            default ->
                throw new BrokenTemplate("`" + name + "` is followed by none of `:-`, `-`, `:?`, `?`, `:+`, `+`");
        };
    }

    private static final class BrokenTemplate extends RuntimeException {

        private final String why;

        BrokenTemplate(String why) {
            super(why);
            this.why = why;
        }
    }
}
