package dev.composure.policy;

import java.util.regex.Pattern;

/// A pattern with `*` (any characters) and `?` (one).
public record Glob(String pattern) {

    public boolean matches(String name) {
        var regex = new StringBuilder();
        for (var part : pattern.splitWithDelimiters("[*?]", 0)) {
            regex.append(
                    switch (part) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        default -> Pattern.quote(part);
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }
}
