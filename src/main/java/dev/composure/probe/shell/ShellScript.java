package dev.composure.probe.shell;

import java.util.List;

/// The commands of a script in the order they are written, those of compound commands and command substitutions
/// included. `isUnderstood` is false where it holds more than this reader knows, or what no shell would take.
/// `hasSubstitutions`: some commands run in a subshell whose output is used.
public record ShellScript(List<ShellCommand> commands, boolean hasSubstitutions, boolean isUnderstood) {
    public ShellScript {
        commands = List.copyOf(commands);
    }

    /// Reads a script; anything at all is taken. `hasAmpersandRedirects`: the shell knows `&>`.
    public static ShellScript parse(String script, boolean hasAmpersandRedirects) {
        return parse(script, hasAmpersandRedirects, 0);
    }

    static ShellScript parse(String script, boolean hasAmpersandRedirects, int depth) {
        var lexer = new Lexer(script, hasAmpersandRedirects);
        return new ScriptParser(lexer.tokens(), hasAmpersandRedirects, depth).parse(lexer);
    }

    /// True when it is one simple command and nothing else, which some shells do not fork for.
    public boolean isSole() {
        return commands.size() == 1
                && !hasSubstitutions
                && !commands.getFirst().isPiped()
                && !commands.getFirst().isBackground();
    }
}
