package dev.composure.probe;

import dev.composure.probe.shell.ShellCommand;
import dev.composure.probe.shell.ShellScript;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Reads what a shell does with a script: which commands it forks for, and which of them may outlive it.
final class ShellReader {

    private static final Set<String> BUILTINS = Set.of(
            ":",
            ".",
            "[",
            "break",
            "cd",
            "continue",
            "echo",
            "eval",
            "exec",
            "exit",
            "export",
            "false",
            "printf",
            "read",
            "return",
            "set",
            "shift",
            "test",
            "trap",
            "true",
            "type",
            "ulimit",
            "umask",
            "unset",
            "wait",
            "[[");

    private final Facts facts;
    private final Duration timeout;
    private final int depth;
    private final boolean leads;

    /// `leads` is whether the shell leads its group of processes.
    ShellReader(Facts facts, Duration timeout, int depth, boolean leads) {
        this.facts = facts;
        this.timeout = timeout;
        this.depth = depth;
        this.leads = leads;
    }

    /// `sh -c 'script'`, given the words after the shell's own name.
    Trace nested(ToolKind shell, List<String> words) {
        for (var index = 0; index < words.size(); index++) {
            var word = words.get(index);
            if (word.matches("-[a-z]*c[a-z]*") && index + 1 < words.size()) {
                var script = script(shell, words.get(index + 1));
                return words.subList(0, index).contains("pipefail") ? script.withPipefail() : script;
            }
            if (!word.startsWith("-")
                    && !word.startsWith("+")
                    && !words.get(Math.max(0, index - 1)).endsWith("o")) {
                break;
            }
        }
        return Trace.of(
                OrphanVerdict.unseen("the script", "what a script in the image does is not in the compose file"));
    }

    /// Which shell it is decides about `&>` and about whether the last command is forked; where it is not known, the
    /// best and the worst reading stand.
    Trace script(ToolKind shell, String script) {
        return switch (shell) {
            case BASH, BUSYBOX, DASH -> read(script, shell);
            case ABSENT -> Trace.NOTHING;
            case GNU, OTHER, UNKNOWN -> read(script, ToolKind.UNKNOWN).or(read(script, ToolKind.DASH));
        };
    }

    private Trace read(String text, ToolKind shell) {
        var script = ShellScript.parse(text, shell != ToolKind.DASH);
        var trace = Trace.NOTHING;
        for (var command : script.commands()) {
            var one = command(command, script, shell);
            trace = trace.and(command.isCertain() ? one : one.perhaps());
        }
        if (script.isUnderstood()) {
            return trace.inside(script);
        }
        return trace.inside(script)
                .perhaps()
                .and(OrphanVerdict.unseen("a command of the script", "the script holds more than this reader knows"));
    }

    private Trace command(ShellCommand command, ShellScript script, ToolKind shell) {
        var words = command.texts();
        var name = command.name();
        if (script.functions().contains(name)) {
            return Trace.NOTHING;
        }
        if (command.isBackground()) {
            var waits =
                    script.commands().stream().anyMatch(other -> other.name().equals("wait"));
            return new CommandReader(facts, timeout, depth, false).exec(words).and(background(name, waits));
        }
        var reader = new CommandReader(facts, timeout, depth, leads);
        if (isExecuted(command, script, shell)) {
            return reader.exec(words);
        }
        if (name.equals("eval") || name.equals(".")) {
            return Trace.of(OrphanVerdict.unseen("`" + name + "`", "what it runs is not in the text"));
        }
        return isBuiltin(name) ? Trace.NOTHING : reader.forked(words);
    }

    private static boolean isBuiltin(String name) {
        return name.isEmpty() || BUILTINS.contains(name);
    }

    private static OrphanVerdict background(String name, boolean waits) {
        var who = "`" + name + "`";
        return waits
                ? OrphanVerdict.unseen(who, "it runs in the background, and the script waits for something")
                : OrphanVerdict.surely(
                        Orphans.ALWAYS,
                        OrphanVerdict.Cause.BACKGROUND,
                        who,
                        "an unquoted `&` puts it into the background, where nobody waits for it");
    }

    /// True when the shell becomes the command instead of forking for it. As measured, bash 5.2 and ash (busybox 1.35)
    /// become the last command of a script, and dash 0.5.12 never does. bash forks where the command has a
    /// redirection, ash where the script ends with a line end.
    private static boolean isExecuted(ShellCommand command, ShellScript script, ToolKind shell) {
        if (command.name().equals("exec")) {
            return !command.isPiped();
        }
        if (!isLast(command, script)) {
            return false;
        }
        return switch (shell) {
            case DASH -> false;
            case BASH -> command.redirections().isEmpty();
            case BUSYBOX -> !script.text().endsWith("\n");
            case GNU, OTHER, ABSENT, UNKNOWN -> true;
        };
    }

    private static boolean isLast(ShellCommand command, ShellScript script) {
        return command.equals(script.commands().getLast())
                && command.depth() == 0
                && !command.isPiped()
                && !script.isCompound()
                && !isBuiltin(command.name());
    }
}
