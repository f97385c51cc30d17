package dev.composure.probe;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Reads what a list of words does when it is run as a program.
final class CommandReader {

    private static final int DEEPEST = 8;
    private static final Set<String> SHELLS = Set.of("sh", "ash", "dash", "bash");

    /// Programs that become the one they are given.
    private static final Set<String> REPLACED_BY_ARGUMENTS = Set.of("exec", "command", "env", "nice", "nohup");

    private static final Set<String> REPLACED_AFTER_USER = Set.of("gosu", "su-exec");
    private static final Set<String> WAITING_WRAPPERS = Set.of("tini", "dumb-init", "docker-init", "catatonit");

    private final Facts facts;
    private final Duration timeout;
    private final int depth;
    private final boolean leads;

    /// `timeout` is after what time the program is killed; `leads` is whether it leads its group of processes.
    CommandReader(Facts facts, Duration timeout, int depth, boolean leads) {
        this.facts = facts;
        this.timeout = timeout;
        this.depth = depth;
        this.leads = leads;
    }

    /// Reads what the engine starts: that leads a session of its own.
    static CommandReader ofEngine(Facts facts, Duration timeout) {
        return new CommandReader(facts, timeout, 0, true);
    }

    /// The words replace the process that the engine (or a shell's `exec`) has started.
    Trace exec(List<String> words) {
        if (words.isEmpty()) {
            return Trace.NOTHING;
        }
        var name = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        if (name.equals("busybox") && words.size() > 1) {
            return program(words.get(1), ToolKind.BUSYBOX, words, 2);
        }
        return program(name, facts.kind(name), words, 1);
    }

    /// The words run as a child of a process that the timeout kills.
    Trace forked(List<String> words) {
        var trace = new CommandReader(facts, timeout, depth, false).exec(words);
        var isBounded =
                !trace.invocations().isEmpty() && trace.invocations().stream().allMatch(this::endsInTime);
        if (words.isEmpty() || isBounded) {
            return trace;
        }
        return trace.and(OrphanVerdict.surely(
                Orphans.ON_TIMEOUT,
                OrphanVerdict.Cause.KILLED_PARENT,
                "`" + words.getFirst() + "`",
                OrphanVerdict.KILLED_PARENT_WHY));
    }

    private boolean endsInTime(Invocation invocation) {
        return Clients.limit(invocation)
                .filter(limit -> limit.compareTo(timeout) < 0)
                .isPresent();
    }

    private Trace program(String name, ToolKind kind, List<String> words, int own) {
        var program = words.subList(0, own);
        var rest = words.subList(own, words.size());
        if (depth > DEEPEST || name.contains("$") || name.contains("`")) {
            return unknown(name, kind, program, rest, "which program runs is not in the text");
        } else if (SHELLS.contains(name)) {
            return new ShellReader(facts, timeout, depth + 1, leads).nested(shellKind(name, kind), rest);
        } else if (REPLACED_BY_ARGUMENTS.contains(name)) {
            return deeper(timeout).exec(afterOwnWords(rest));
        } else if (REPLACED_AFTER_USER.contains(name)) {
            return deeper(timeout).exec(rest.subList(Math.min(1, rest.size()), rest.size()));
        } else if (WAITING_WRAPPERS.contains(name)) {
            return deeper(timeout).forked(afterOwnWords(rest));
        } else if (name.equals("setsid")) {
            return session(rest);
        } else if (Daemonizing.isSo(name, rest)) {
            return deeper(timeout).exec(Daemonizing.command(name, rest)).and(Daemonizing.verdict(name));
        } else if (name.equals("timeout")) {
            return limited(kind, rest);
        }
        return client(name, kind, program, rest);
    }

    /// `setsid` becomes the command. Only who leads a group cannot have a new session without a fork.
    private Trace session(List<String> rest) {
        var command = Daemonizing.command("setsid", rest);
        if (!leads && !Daemonizing.isSo("setsid", rest)) {
            return deeper(timeout).exec(command);
        }
        return Daemonizing.waits(rest)
                ? deeper(timeout).forked(command)
                : deeper(timeout).exec(command).and(Daemonizing.verdict("setsid"));
    }

    /// The command behind the options and assignments of `env` and its like; `-u NAME` and `-n 5` take a value.
    private static List<String> afterOwnWords(List<String> words) {
        var index = 0;
        while (index < words.size() && isOwnWord(words.get(index))) {
            index += Set.of("-u", "-n").contains(words.get(index)) ? 2 : 1;
        }
        return words.subList(Math.min(index, words.size()), words.size());
    }

    private static boolean isOwnWord(String word) {
        return word.startsWith("-") || word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*");
    }

    private static ToolKind shellKind(String name, ToolKind kind) {
        return switch (name) {
            case "bash" -> ToolKind.BASH;
            case "dash" -> ToolKind.DASH;
            case "ash" -> ToolKind.BUSYBOX;
            default -> kind;
        };
    }

    private CommandReader deeper(Duration killedAfter) {
        return new CommandReader(facts, killedAfter, depth + 1, leads);
    }

    private Trace client(String name, ToolKind kind, List<String> program, List<String> rest) {
        var arguments = Clients.arguments(name, rest);
        var urls = Clients.urls(name, arguments);
        var invocation = new Invocation(name, kind, program, rest, urls);
        if (name.equals("wget")) {
            return Wget.trace(invocation, arguments);
        }
        return Clients.isSingleProcess(name)
                ? new Trace(List.of(invocation), OrphanVerdict.NEVER, List.of(), List.of())
                : new Trace(
                        List.of(invocation),
                        OrphanVerdict.unseen("`" + name + "`", "whether it starts processes of its own is not known"),
                        List.of(),
                        List.of());
    }

    private static Trace unknown(String name, ToolKind kind, List<String> program, List<String> rest, String why) {
        return new Trace(
                List.of(new Invocation(name, kind, program, rest, List.of())),
                OrphanVerdict.unseen("`" + name + "`", why),
                List.of(),
                List.of());
    }

    /// `timeout 5 curl …`: clean where it is GNU's and fires first; busybox's leaves its watcher behind in any case.
    private Trace limited(ToolKind kind, List<String> rest) {
        var arguments = Arguments.parse(ownWords(rest), "kst", Set.of("kill-after", "signal"));
        var given = arguments.value("t").or(() -> arguments.operands().stream().findFirst());
        var used = ownWords(rest).size();
        var inner = rest.subList(used, rest.size());
        var limit = given.flatMap(Clients::seconds).filter(own -> own.compareTo(timeout) < 0);
        var gnu = limit.isPresent()
                ? new CommandReader(facts, limit.get(), depth + 1, false).exec(inner)
                : deeper(timeout).forked(inner);
        var busybox = gnu.and(OrphanVerdict.surely(
                Orphans.ALWAYS,
                OrphanVerdict.Cause.WATCHER,
                "the watcher of busybox `timeout`",
                "it is an orphan from birth and outlives every check, successful ones too"));
        return switch (kind) {
            case GNU, ABSENT -> gnu;
            case BUSYBOX -> busybox;
            case DASH, BASH, OTHER, UNKNOWN -> gnu.or(busybox);
        };
    }

    /// The options and the duration of `timeout`, up to the command.
    private static List<String> ownWords(List<String> rest) {
        var index = 0;
        var hasDuration = false;
        while (index < rest.size() && (!hasDuration || rest.get(index).startsWith("-"))) {
            var word = rest.get(index);
            hasDuration |= !word.startsWith("-") || word.equals("-t");
            index += Set.of("-k", "-s", "-t", "--signal", "--kill-after").contains(word) ? 2 : 1;
        }
        return rest.subList(0, Math.min(index, rest.size()));
    }
}
