package dev.composure.probe;

import dev.composure.probe.shell.Joint;
import dev.composure.probe.shell.ShellCommand;
import dev.composure.probe.shell.ShellScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What keeps the failure of a check from showing in its exit code; `culprit` is the command that does.
public record Masking(Kind kind, String culprit) {

    /// How a failure is hidden.
    public enum Kind {
        NOTHING,
        /// No program is asked at all: `exit 0`, `true`, `echo ok`.
        NOTHING_ASKED,
        /// `|| true`, `; exit 0`: the end is always a success.
        FORCED,
        /// The last member of a pipeline succeeds whatever comes in.
        PIPED,
        /// The client runs in the background, and nobody waits for its result.
        BACKGROUND
    }

    public static final Masking NONE = new Masking(Kind.NOTHING, "");

    /// Succeed on any input, an empty one too.
    private static final Set<String> CONSUMERS =
            Set.of("cat", "tee", "head", "tail", "sort", "uniq", "wc", "tr", "sed", "cut", "awk", "column", "xargs");

    private static final Set<String> SUCCESSES = Set.of("true", ":", "echo", "printf");

    static Masking of(Probe probe) {
        if (probe.scripts().isEmpty()) {
            var isIdle = probe.invocations().stream()
                    .allMatch(invocation -> SUCCESSES.contains(invocation.tool()) || invocation.is("exit"));
            return probe.invocations().isEmpty() || !isIdle
                    ? NONE
                    : new Masking(
                            Kind.NOTHING_ASKED, probe.invocations().getFirst().tool());
        }
        return of(probe.scripts().getFirst());
    }

    static Masking of(ShellScript script) {
        if (!script.isUnderstood() || script.commands().isEmpty()) {
            return NONE;
        }
        var commands = script.commands();
        if (!script.isCompound() && commands.stream().allMatch(Masking::isSuccess)) {
            return new Masking(Kind.NOTHING_ASKED, shown(commands.getLast()));
        }
        return Stream.of(background(commands), forced(script), piped(script))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(NONE);
    }

    private static Optional<Masking> background(List<ShellCommand> commands) {
        return commands.stream()
                .filter(command -> command.isBackground() && !command.name().isEmpty())
                .filter(_ -> commands.stream().noneMatch(other -> other.name().equals("wait")))
                .findFirst()
                .map(command -> new Masking(Kind.BACKGROUND, command.name()));
    }

    private static Optional<Masking> forced(ShellScript script) {
        var last = script.commands().getLast();
        var isAfter = last.joint() == Joint.OR || (last.joint() == Joint.NEXT && !canStopEarly(script));
        return isAfter && last.depth() == 0 && isSuccess(last)
                ? Optional.of(new Masking(Kind.FORCED, shown(last)))
                : Optional.empty();
    }

    /// An earlier `exit 1`, a shell told to stop at the first failure, or a branch that this reader does not follow.
    private static boolean canStopEarly(ShellScript script) {
        return script.isCompound()
                || script.commands().stream()
                        .limit(script.commands().size() - 1L)
                        .anyMatch(command ->
                                Set.of("exit", "return", "set", "exec", "kill").contains(command.name()));
    }

    private static Optional<Masking> piped(ShellScript script) {
        var commands = script.commands();
        if (script.hasPipefail() || script.text().contains("PIPESTATUS")) {
            return Optional.empty();
        }
        for (var index = 0; index < commands.size(); index++) {
            var command = commands.get(index);
            var isLast = index + 1 == commands.size() || commands.get(index + 1).joint() != Joint.PIPE;
            if (command.joint() == Joint.PIPE && command.depth() == 0 && isLast && takesAnything(command)) {
                return Optional.of(new Masking(Kind.PIPED, command.name()));
            }
        }
        return Optional.empty();
    }

    private static boolean takesAnything(ShellCommand command) {
        var words = command.texts();
        if (command.name().equals("jq")) {
            return words.stream().noneMatch(word -> word.matches("-[a-zA-Z]*e[a-zA-Z]*|--exit-status"));
        }
        if (command.name().equals("awk") || command.name().equals("sed")) {
            return words.stream().noneMatch(word -> word.contains("exit") || word.matches("(?s).*\\bq[0-9 ]*.*"));
        }
        return CONSUMERS.contains(command.name());
    }

    private static boolean isSuccess(ShellCommand command) {
        var words = command.texts();
        return SUCCESSES.contains(command.name().replaceFirst("^/(usr/)?bin/", ""))
                || words.equals(List.of("exit", "0"))
                || words.equals(List.of("exit"));
    }

    private static String shown(ShellCommand command) {
        return String.join(" ", command.texts());
    }
}
