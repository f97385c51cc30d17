package dev.composure.probe.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// From tokens to the flat list of commands. Compound commands are not kept as such; what they hold is merely not
/// certain to run.
final class ScriptParser {

    private static final int DEEPEST = 8;
    private static final Set<String> OPENERS = Set.of("if", "while", "until", "{");
    private static final Set<String> BRANCHES = Set.of("then", "elif", "else", "do");
    private static final Set<String> CLOSERS = Set.of("fi", "done", "}");

    /// A compound command around what is being read.
    private record Enclosure(boolean isCertain, boolean isCase, int listStart) {}

    private final String text;
    private final List<Token> tokens;
    private final boolean hasAmpersandRedirects;
    private final int depth;

    private final List<ShellCommand> commands = new ArrayList<>();
    private final Set<String> functions = new TreeSet<>();
    private final Deque<Enclosure> enclosing = new ArrayDeque<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Redirection> redirections = new ArrayList<>();
    private final List<ShellCommand> nested = new ArrayList<>();
    private Joint joint = Joint.START;
    private int at;
    private int listStart;
    private boolean isCertainHere = true;
    private boolean isCertain = true;
    private boolean isPiped;
    private boolean isFunctionNext;
    private boolean isClosed;
    private boolean hasSubstitutions;
    private boolean isCompound;
    private boolean isUnderstood = true;

    ScriptParser(String text, List<Token> tokens, boolean hasAmpersandRedirects, int depth) {
        this.text = text;
        this.tokens = tokens;
        this.hasAmpersandRedirects = hasAmpersandRedirects;
        this.depth = depth;
    }

    ShellScript parse(boolean isComplete) {
        while (at < tokens.size()) {
            switch (tokens.get(at++)) {
                case Token.WordToken(var word) -> word(word);
                case Token.Control(var symbol) -> control(symbol);
                case Token.Redirect(var symbol) -> redirect(symbol);
                case Token.HereDocument(var body) -> substitute(body);
            }
        }
        finish();
        var isWhole = isUnderstood && isComplete && enclosing.isEmpty();
        return new ShellScript(
                text, commands, functions, hasSubstitutions, isCompound, text.contains("pipefail"), isWhole);
    }

    private void redirect(String symbol) {
        if (at < tokens.size() && tokens.get(at) instanceof Token.WordToken(var target)) {
            substitute(target);
            redirections.add(new Redirection(symbol, target));
            at++;
        } else {
            isUnderstood = false;
        }
    }

    private void word(Word word) {
        if (!words.isEmpty() || !redirections.isEmpty() || !word.isPlain() || !keyword(word)) {
            substitute(word);
            words.add(word);
        }
    }

    /// True when the word, at the start of a command, is grammar and not a command.
    private boolean keyword(Word word) {
        var name = word.text();
        if (OPENERS.contains(name)) {
            open(false);
        } else if (BRANCHES.contains(name)) {
            branch();
        } else if (CLOSERS.contains(name)) {
            close();
        } else {
            return special(name);
        }
        isCompound = true;
        return true;
    }

    private boolean special(String name) {
        switch (name) {
            case "!", "time" -> {}
            case "for", "select" -> loopHeader();
            case "case" -> caseHeader();
            case "esac" -> close();
            case "function" -> function();
            case "coproc" -> isUnderstood = false;
            case "[[" -> {
                return condition();
            }
            default -> {
                return false;
            }
        }
        isCompound = true;
        return true;
    }

    private void branch() {
        finish();
        isCertainHere = false;
        isCertain = false;
        joint = Joint.START;
        listStart = commands.size();
    }

    /// `for x in a b c`, up to the `do`.
    private void loopHeader() {
        open(false);
        while (at < tokens.size()
                && !tokens.get(at).isWord("do")
                && tokens.get(at) instanceof Token.WordToken(var word)) {
            substitute(word);
            at++;
        }
    }

    /// `case x in`, up to the first pattern's end.
    private void caseHeader() {
        open(true);
        while (at < tokens.size()
                && !tokens.get(at).isWord("in")
                && tokens.get(at) instanceof Token.WordToken(var word)) {
            substitute(word);
            at++;
        }
        isUnderstood &= at < tokens.size() && tokens.get(at).isWord("in");
        at++;
        pattern();
    }

    private void pattern() {
        finish();
        while (at < tokens.size() && tokens.get(at).isControl("\n")) {
            at++;
        }
        if (at < tokens.size() && tokens.get(at).isWord("esac")) {
            return;
        }
        while (at < tokens.size() && !tokens.get(at).isControl(")")) {
            at++;
        }
        isUnderstood &= at < tokens.size();
        at++;
        branch();
    }

    /// `function name`, with or without its brackets.
    private void function() {
        if (at < tokens.size() && tokens.get(at) instanceof Token.WordToken(var name)) {
            functions.add(name.text());
            at++;
            isFunctionNext = true;
            if (at + 1 < tokens.size()
                    && tokens.get(at).isControl("(")
                    && tokens.get(at + 1).isControl(")")) {
                at += 2;
            }
        } else {
            isUnderstood = false;
        }
    }

    /// `[[ a && b ]]` is one command, whatever operators stand in it.
    private boolean condition() {
        var end = at;
        while (end < tokens.size() && !tokens.get(end).isWord("]]")) {
            end++;
        }
        if (end == tokens.size()) {
            return false;
        }
        words.add(new Word("[[", 0, 0, true, true, List.of()));
        for (; at < end; at++) {
            if (tokens.get(at) instanceof Token.WordToken(var word)) {
                substitute(word);
                words.add(word);
            }
        }
        at++;
        return true;
    }

    private void open(boolean isCase) {
        enclosing.push(new Enclosure(isCertainHere, isCase, listStart));
        isCertain &= !isFunctionNext;
        isFunctionNext = false;
        isCertainHere = isCertain;
        listStart = commands.size();
    }

    private void close() {
        finish();
        isUnderstood &= !enclosing.isEmpty();
        var left = enclosing.isEmpty() ? new Enclosure(true, false, commands.size()) : enclosing.pop();
        isCertainHere = left.isCertain();
        listStart = left.listStart();
        isCertain = isCertainHere;
        isClosed = true;
    }

    private void control(String symbol) {
        switch (symbol) {
            case "&&", "||" -> {
                finish();
                isCertain = false;
                joint = symbol.equals("||") ? Joint.OR : Joint.AND;
            }
            case "|", "|&" -> {
                isPiped = true;
                finish();
                isPiped = true;
                joint = Joint.PIPE;
            }
            case "&" -> background();
            case "(" -> bracket();
            case ")" -> close();
            case ";", "\n" -> separate();
            default -> {
                separate();
                isUnderstood &= !enclosing.isEmpty() && enclosing.peek().isCase();
                pattern();
            }
        }
    }

    private void bracket() {
        isCompound = true;
        if (words.size() == 1 && at < tokens.size() && tokens.get(at).isControl(")")) {
            functions.add(words.getFirst().text());
            words.clear();
            at++;
            isFunctionNext = true;
        } else {
            isUnderstood &=
                    words.isEmpty() && !(at < tokens.size() && tokens.get(at).isControl("("));
            open(false);
        }
    }

    private void background() {
        finish();
        isUnderstood &= listStart < commands.size();
        for (var index = listStart; index < commands.size(); index++) {
            commands.set(index, commands.get(index).inBackground());
        }
        separate();
    }

    private void separate() {
        finish();
        listStart = commands.size();
        isCertain = isCertainHere;
        joint = commands.isEmpty() ? Joint.START : Joint.NEXT;
    }

    private void finish() {
        commands.addAll(nested);
        nested.clear();
        var argv = words.stream().dropWhile(Word::isAssignment).toList();
        if (!argv.isEmpty() || (!redirections.isEmpty() && !isClosed)) {
            commands.add(
                    new ShellCommand(argv, redirections, joint, enclosing.size(), false, isCertain, isPiped, false));
        }
        words.clear();
        redirections.clear();
        isPiped = false;
        isClosed = false;
    }

    private void substitute(Word word) {
        for (var script : word.substitutions()) {
            hasSubstitutions = true;
            if (depth >= DEEPEST) {
                isUnderstood = false;
                continue;
            }
            var inner = ShellScript.parse(script, hasAmpersandRedirects, depth + 1);
            isUnderstood &= inner.isUnderstood();
            inner.commands().forEach(command -> nested.add(command.within(enclosing.size() + 1, isCertain)));
        }
    }
}
