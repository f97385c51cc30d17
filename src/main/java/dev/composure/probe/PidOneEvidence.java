package dev.composure.probe;

import java.util.List;
import java.util.Set;

/// What a running container shows of its PID 1: whether the engine put an init there, whether the pid
/// namespace is its own, the command that was started, the name of the process that is there now (empty
/// where no process table shows it), whether it ignores the death of its children, and what became of
/// orphans. Nothing is ever done to find out.
public record PidOneEvidence(
        boolean init,
        boolean ownNamespace,
        List<String> command,
        String processName,
        boolean ignoresChildren,
        Orphaned orphaned) {

    /// Made to be PID 1; each waits for any child (measured or read in their sources).
    private static final Set<String> REAPERS =
            Set.of("tini", "tini-static", "docker-init", "dumb-init", "catatonit", "s6-svscan", "runsvdir", "systemd");

    /// Wait for any child, and take an unknown one that fails for a crash of their own.
    private static final Set<String> HOSTILE = Set.of("postgres", "foreman");

    /// Wait for any child while they wait for their own (measured). Their names say so only of the process
    /// that is there now: the command may have been to run something else in their place.
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash");

    /// What was seen of zombies that were handed to PID 1.
    public enum Orphaned {
        NONE_SEEN,
        STAYED,
        REAPED
    }

    /// A class, and what it rests on.
    public record Verdict(PidOne pidOne, String why) {}

    public PidOneEvidence {
        command = List.copyOf(command);
    }

    public PidOne pidOne() {
        return verdict().pidOne();
    }

    /// What it is outweighs what was seen, but for a shell: whether that waits depends on what it is at.
    public Verdict verdict() {
        if (!ownNamespace) {
            return new Verdict(PidOne.UNKNOWN, "its pid namespace is not its own");
        }
        if (init) {
            return new Verdict(PidOne.REAPS, "the engine put an init there");
        }
        if (isOneOf(REAPERS)) {
            return new Verdict(PidOne.REAPS, "it is an init");
        }
        if (isOneOf(HOSTILE)) {
            return new Verdict(PidOne.HOSTILE, "it takes the end of an orphan for a crash of its own");
        }
        if (ignoresChildren) {
            return new Verdict(PidOne.REAPS, "it ignores SIGCHLD, so that the kernel reaps");
        }
        return byWhatWasSeen();
    }

    private Verdict byWhatWasSeen() {
        return switch (orphaned) {
            case STAYED -> new Verdict(PidOne.DOES_NOT_REAP, "zombies have stayed");
            case REAPED -> new Verdict(PidOne.REAPS, "zombies were seen to go away");
            case NONE_SEEN ->
                SHELLS.contains(processName)
                        ? new Verdict(PidOne.REAPS, "it is a shell that stays")
                        : new Verdict(PidOne.UNKNOWN, "nothing was seen of it yet");
        };
    }

    private boolean isOneOf(Set<String> names) {
        return names.contains(processName)
                || command.stream()
                        .findFirst()
                        .map(PidOneEvidence::name)
                        .filter(names::contains)
                        .isPresent();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
