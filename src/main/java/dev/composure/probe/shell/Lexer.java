package dev.composure.probe.shell;

import java.util.ArrayList;
import java.util.List;

/// Cuts a script into tokens as POSIX says (XCU 2.3). Text that no shell would take gives tokens too, and
/// `isComplete()` is false then.
final class Lexer {

    private static final List<String> CONTROLS =
            List.of("&&", "||", ";;&", ";;", ";&", "|&", "&", "|", ";", "(", ")", "\n");
    private static final List<String> REDIRECTS =
            List.of("<<<", "<<-", "&>>", "<<", ">>", ">&", "<&", "<>", ">|", "&>", "<", ">");

    private final String script;
    private final boolean hasAmpersandRedirects;
    private final List<Token> tokens = new ArrayList<>();
    private final List<HereStart> pending = new ArrayList<>();
    private int at;
    private boolean isComplete = true;

    /// A here-document whose lines are still to come.
    private record HereStart(Word delimiter, boolean isIndented) {}

    /// `hasAmpersandRedirects`: the shell knows `&>`, as bash and ash do; to dash it is `&` and then `>`.
    Lexer(String script, boolean hasAmpersandRedirects) {
        this.script = script;
        this.hasAmpersandRedirects = hasAmpersandRedirects;
    }

    List<Token> tokens() {
        while (at < script.length()) {
            step();
        }
        return List.copyOf(tokens);
    }

    boolean isComplete() {
        return isComplete;
    }

    private void step() {
        var here = script.charAt(at);
        if (here == ' ' || here == '\t' || here == '\r') {
            at++;
        } else if (script.startsWith("\\\n", at)) {
            at += 2;
        } else if (here == '#') {
            skipComment();
        } else if (!redirect() && !control()) {
            word();
        }
    }

    private void skipComment() {
        var end = script.indexOf('\n', at);
        at = end < 0 ? script.length() : end;
    }

    private boolean redirect() {
        var start = at;
        while (start < script.length() && Character.isDigit(script.charAt(start))) {
            start++;
        }
        for (var symbol : REDIRECTS) {
            var isForeign = symbol.startsWith("&") && (!hasAmpersandRedirects || start > at);
            if (script.startsWith(symbol, start) && !isForeign) {
                tokens.add(new Token.Redirect(symbol));
                at = start + symbol.length();
                return true;
            }
        }
        return false;
    }

    private boolean control() {
        for (var symbol : CONTROLS) {
            if (script.startsWith(symbol, at)) {
                tokens.add(new Token.Control(symbol));
                at += symbol.length();
                if (symbol.equals("\n")) {
                    hereDocuments();
                }
                return true;
            }
        }
        return false;
    }

    private void word() {
        var reader = new WordReader(script, at);
        var word = reader.read();
        if (!tokens.isEmpty() && tokens.getLast() instanceof Token.Redirect(var symbol) && symbol.matches("<<-?")) {
            pending.add(new HereStart(word, symbol.endsWith("-")));
        }
        tokens.add(new Token.WordToken(word));
        isComplete &= reader.isComplete();
        at = reader.end();
    }

    /// A here-document that the script does not end is ended by the script, as shells have it.
    private void hereDocuments() {
        for (var start : pending) {
            var body = new StringBuilder();
            while (at < script.length()) {
                var end = script.indexOf('\n', at);
                var line = script.substring(at, end < 0 ? script.length() : end);
                at = end < 0 ? script.length() : end + 1;
                if ((start.isIndented() ? line.replaceFirst("^\t+", "") : line)
                        .equals(start.delimiter().text())) {
                    break;
                }
                body.append(line).append('\n');
            }
            if (start.delimiter().isPlain()) {
                tokens.add(new Token.HereDocument(new WordReader(body.toString(), 0).readLines()));
            }
        }
        pending.clear();
    }
}
