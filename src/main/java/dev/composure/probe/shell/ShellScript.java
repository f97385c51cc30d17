package dev.composure.probe.shell;

import java.util.List;
import java.util.Set;

/// The commands of a script in the order they are written, those of compound commands and command substitutions
/// included. `functions` are the names it defines. `isUnderstood` is false where it holds more than this reader knows,
/// or what no shell would take. `hasSubstitutions`: some commands run in a subshell whose output is used.
/// `isCompound`: grammar beyond lists of simple commands is in it. `hasPipefail`: a pipeline fails with any member.
public record ShellScript(
        String text,
        List<ShellCommand> commands,
        Set<String> functions,
        boolean hasSubstitutions,
        boolean isCompound,
        boolean hasPipefail,
        boolean isUnderstood) {
    public ShellScript {
        commands = List.copyOf(commands);
        functions = Set.copyOf(functions);
    }

    /// Reads a script; anything at all is taken. `hasAmpersandRedirects`: the shell knows `&>`.
    public static ShellScript parse(String script, boolean hasAmpersandRedirects) {
        return parse(script, hasAmpersandRedirects, 0);
    }

    static ShellScript parse(String script, boolean hasAmpersandRedirects, int depth) {
        var lexer = new Lexer(script, hasAmpersandRedirects);
        var tokens = lexer.tokens();
        return new ScriptParser(script, tokens, hasAmpersandRedirects, depth).parse(lexer.isComplete());
    }

    /// The same script under a shell that was given `-o pipefail`.
    public ShellScript withPipefail() {
        return new ShellScript(text, commands, functions, hasSubstitutions, isCompound, true, isUnderstood);
    }

    /// True when it is one simple command and nothing else, which some shells do not fork for.
    public boolean isSole() {
        return commands.size() == 1
                && !hasSubstitutions
                && !isCompound
                && !commands.getFirst().isPiped()
                && !commands.getFirst().isBackground();
    }
}
