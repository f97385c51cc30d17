package dev.composure.probe.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// From tokens to the flat list of commands. Compound commands are not kept as such; what they hold is merely not
/// certain to run.
final class ScriptParser {

    private static final int DEEPEST = 8;
    private static final Set<String> OPENERS = Set.of("if", "while", "until", "{");
    private static final Set<String> BRANCHES = Set.of("then", "elif", "else", "do");
    private static final Set<String> CLOSERS = Set.of("fi", "done", "}");

    private final List<Token> tokens;
    private final boolean hasAmpersandRedirects;
    private final int depth;

    private final List<ShellCommand> commands = new ArrayList<>();
    private final Deque<Boolean> enclosing = new ArrayDeque<>();
    private final List<Word> words = new ArrayList<>();
    private final List<ShellCommand> nested = new ArrayList<>();
    private int listStart;
    private boolean isCertainHere = true;
    private boolean isCertain = true;
    private boolean isPiped;
    private boolean hasSubstitutions;
    private boolean isUnderstood = true;

    ScriptParser(List<Token> tokens, boolean hasAmpersandRedirects, int depth) {
        this.tokens = tokens;
        this.hasAmpersandRedirects = hasAmpersandRedirects;
        this.depth = depth;
    }

    ShellScript parse(Lexer lexer) {
        for (var index = 0; index < tokens.size(); index++) {
            switch (tokens.get(index)) {
                case Token.WordToken word -> word(word.word());
                case Token.Control control -> control(control.symbol());
                case Token.Redirect redirect -> {
                    isUnderstood &= !redirect.symbol().matches("<<-?") && isWord(index + 1);
                    index = isWord(index + 1) ? skipTarget(index + 1) : index;
                }
            }
        }
        finish();
        return new ShellScript(commands, hasSubstitutions, isUnderstood && lexer.isComplete() && enclosing.isEmpty());
    }

    private boolean isWord(int index) {
        return index < tokens.size() && tokens.get(index) instanceof Token.WordToken;
    }

    private int skipTarget(int index) {
        if (tokens.get(index) instanceof Token.WordToken target) {
            substitute(target.word());
        }
        return index;
    }

    private void word(Word word) {
        if (!words.isEmpty() || !keyword(word)) {
            substitute(word);
            words.add(word);
        }
    }

    /// True when the word, at the start of a command, is grammar and not a command.
    private boolean keyword(Word word) {
        if (!word.isPlain()) {
            return false;
        }
        if (OPENERS.contains(word.text())) {
            open();
        } else if (BRANCHES.contains(word.text())) {
            isCertainHere = false;
            isCertain = false;
        } else if (CLOSERS.contains(word.text())) {
            close();
        } else if (Set.of("for", "case", "select", "function").contains(word.text())) {
            isUnderstood = false;
        } else {
            return word.text().equals("!");
        }
        return true;
    }

    private void open() {
        enclosing.push(isCertainHere);
        isCertainHere = isCertain;
    }

    private void close() {
        finish();
        isUnderstood &= !enclosing.isEmpty();
        isCertainHere = enclosing.isEmpty() || enclosing.pop();
        isCertain = isCertainHere;
    }

    private void control(String symbol) {
        switch (symbol) {
            case "&&", "||" -> {
                finish();
                isCertain = false;
            }
            case "|", "|&" -> {
                isPiped = true;
                finish();
                isPiped = true;
            }
            case "&" -> background();
            case "(" -> {
                isUnderstood &= words.isEmpty();
                open();
            }
            case ")" -> close();
            case ";", "\n" -> separate();
            default -> {
                isUnderstood = false;
                separate();
            }
        }
    }

    private void background() {
        finish();
        isUnderstood &= listStart < commands.size();
        for (var index = listStart; index < commands.size(); index++) {
            var command = commands.get(index);
            commands.set(index, new ShellCommand(command.words(), command.isCertain(), command.isPiped(), true));
        }
        separate();
    }

    private void separate() {
        finish();
        listStart = commands.size();
        isCertain = isCertainHere;
    }

    private void finish() {
        commands.addAll(nested);
        nested.clear();
        var argv = words.stream().dropWhile(Word::isAssignment).toList();
        if (!argv.isEmpty()) {
            commands.add(new ShellCommand(argv, isCertain, isPiped, false));
        }
        words.clear();
        isPiped = false;
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
            inner.commands().forEach(command -> nested.add(isCertain ? command : command.uncertain()));
        }
    }
}
