package dev.composure.policy;

import java.util.regex.Pattern;

/// A pattern with `*` (any characters) and `?` (one).
public record Glob(String pattern) {

    private static final char ANY = '*';
    private static final char ONE = '?';

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

    /// True when the other matches whatever this one matches.
    public boolean isWithin(Glob other) {
        return isWithin(0, other.pattern, 0, new Boolean[pattern.length() + 1][other.pattern.length() + 1]);
    }

    private boolean isWithin(int here, String other, int there, Boolean[][] known) {
        if (there == other.length()) {
            return here == pattern.length();
        }
        var answer = known[here][there];
        if (answer == null) {
            answer = other.charAt(there) == ANY
                    ? isWithin(here, other, there + 1, known)
                            || (here < pattern.length() && isWithin(here + 1, other, there, known))
                    : here < pattern.length()
                            && isWithinOne(pattern.charAt(here), other.charAt(there))
                            && isWithin(here + 1, other, there + 1, known);
            known[here][there] = answer;
        }
        return answer;
    }

    private static boolean isWithinOne(char here, char there) {
        return here == there || (there == ONE && here != ANY);
    }

    /// True when there is a name that both match.
    public boolean meets(Glob other) {
        return meets(0, other.pattern, 0, new Boolean[pattern.length() + 1][other.pattern.length() + 1]);
    }

    private boolean meets(int here, String other, int there, Boolean[][] known) {
        var isHereDone = here == pattern.length();
        var isThereDone = there == other.length();
        if (isHereDone && isThereDone) {
            return true;
        }
        var answer = known[here][there];
        if (answer == null) {
            answer = (!isHereDone && pattern.charAt(here) == ANY && meets(here + 1, other, there, known))
                    || (!isThereDone && other.charAt(there) == ANY && meets(here, other, there + 1, known))
                    || (!isHereDone && !isThereDone && meetsOne(here, other, there, known));
            known[here][there] = answer;
        }
        return answer;
    }

    private boolean meetsOne(int here, String other, int there, Boolean[][] known) {
        var left = pattern.charAt(here);
        var right = other.charAt(there);
        if (left == ANY) {
            return meets(here, other, there + 1, known);
        }
        if (right == ANY) {
            return meets(here + 1, other, there, known);
        }
        return (left == right || left == ONE || right == ONE) && meets(here + 1, other, there + 1, known);
    }
}
