package dev.composure.probe.shell;

import java.util.ArrayList;
import java.util.List;

/// Reads one word: quotes, backslashes and the `$` forms.
final class WordReader {

    private static final String ENDS = " \t\r\n&|;()<>";

    private final String script;
    private final int start;
    private final StringBuilder text = new StringBuilder();
    private final List<String> substitutions = new ArrayList<>();
    private int at;
    private boolean isPlain = true;
    private boolean isLiteral = true;
    private boolean isComplete = true;

    WordReader(String script, int start) {
        this.script = script;
        this.start = start;
        this.at = start;
    }

    Word read() {
        while (at < script.length() && ENDS.indexOf(script.charAt(at)) < 0) {
            part(false);
        }
        return new Word(text.toString(), start, at, isPlain, isLiteral, substitutions);
    }

    /// Reads all there is as the lines of a here-document, where quotes mean themselves.
    Word readLines() {
        while (at < script.length()) {
            if ("\"'".indexOf(script.charAt(at)) >= 0) {
                plain();
            } else {
                part(true);
            }
        }
        return new Word(text.toString(), start, at, false, isLiteral, substitutions);
    }

    int end() {
        return at;
    }

    boolean isComplete() {
        return isComplete;
    }

    private void part(boolean isQuoted) {
        switch (script.charAt(at)) {
            case '\\' -> backslash(isQuoted);
            case '\'' -> {
                if (isQuoted) {
                    plain();
                } else {
                    singleQuotes();
                }
            }
            case '"' -> doubleQuotes();
            case '`' -> substitution(matchingBacktick(), 1);
            case '$' -> dollar(isQuoted);
            default -> plain();
        }
    }

    private void plain() {
        text.append(script.charAt(at++));
    }

    private void backslash(boolean isQuoted) {
        isPlain = false;
        var next = at + 1 < script.length() ? script.charAt(at + 1) : '\\';
        if (next != '\n') {
            var isKept = isQuoted && "$`\"\\".indexOf(next) < 0;
            text.append(isKept ? "\\" + next : String.valueOf(next));
        }
        at = Math.min(at + 2, script.length());
    }

    private void singleQuotes() {
        isPlain = false;
        var close = endOf(script.indexOf('\'', at + 1));
        text.append(script, Math.min(at + 1, close), close);
        at = Math.min(close + 1, script.length());
    }

    private void doubleQuotes() {
        isPlain = false;
        at++;
        while (at < script.length() && script.charAt(at) != '"') {
            part(true);
        }
        isComplete &= at < script.length();
        at = Math.min(at + 1, script.length());
    }

    private void dollar(boolean isQuoted) {
        if (!isQuoted && script.startsWith("$'", at)) {
            at++;
            singleQuotes();
        } else if (script.startsWith("$((", at)) {
            expansion(closing(at + 1));
        } else if (script.startsWith("$(", at)) {
            substitution(closing(at + 1), 2);
        } else if (script.startsWith("${", at)) {
            expansion(closing(at + 1));
        } else {
            isLiteral &= !startsParameter(at + 1);
            plain();
        }
    }

    private boolean startsParameter(int index) {
        return index < script.length()
                && (Character.isLetterOrDigit(script.charAt(index)) || "_@*#?-$!".indexOf(script.charAt(index)) >= 0);
    }

    private void expansion(int close) {
        isLiteral = false;
        text.append(script, at, Math.min(close + 1, script.length()));
        at = Math.min(close + 1, script.length());
    }

    private void substitution(int close, int opening) {
        substitutions.add(script.substring(Math.min(at + opening, close), close));
        expansion(close);
    }

    private int matchingBacktick() {
        var close = at + 1;
        while (close < script.length() && script.charAt(close) != '`') {
            close += script.charAt(close) == '\\' ? 2 : 1;
        }
        return endOf(close < script.length() ? close : -1);
    }

    /// The index of the bracket that closes the one at `open`, quotes skipped.
    private int closing(int open) {
        var isRound = script.charAt(open) == '(';
        var depth = 0;
        for (var index = open; index < script.length(); index++) {
            var here = script.charAt(index);
            if (here == '\\') {
                index++;
            } else if (here == '\'' || here == '"') {
                index = endOf(script.indexOf(here, index + 1));
            } else if (here == (isRound ? '(' : '{')) {
                depth++;
            } else if (here == (isRound ? ')' : '}') && --depth == 0) {
                return index;
            }
        }
        return endOf(-1);
    }

    /// The index, or the end of the script where there is none, which leaves the word incomplete.
    private int endOf(int index) {
        isComplete &= index >= 0;
        return index < 0 ? script.length() : index;
    }
}
