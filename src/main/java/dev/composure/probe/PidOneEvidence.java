package dev.composure.probe;

import java.util.List;
import java.util.Set;

/// What a running container shows of its PID 1: whether the engine put an init there, whether the pid namespace is its
/// own, the names that PID 1 goes by (its command and its process name), and whether zombies have stayed in it.
public record PidOneEvidence(boolean init, boolean ownNamespace, List<String> programs, boolean zombiesStayed) {

    /// Made to be PID 1; each waits for any child (measured or read in their sources).
    private static final Set<String> REAPERS =
            Set.of("tini", "tini-static", "docker-init", "dumb-init", "catatonit", "s6-svscan", "runsvdir", "systemd");

    /// Wait for any child, and take an unknown one that fails for a crash of their own.
    private static final Set<String> HOSTILE = Set.of("postgres", "foreman");

    public PidOneEvidence {
        programs = programs.stream()
                .map(program -> program.substring(program.lastIndexOf('/') + 1))
                .toList();
    }

    public PidOne pidOne() {
        if (!ownNamespace) {
            return PidOne.UNKNOWN;
        }
        if (init || programs.stream().anyMatch(REAPERS::contains)) {
            return PidOne.REAPS;
        }
        if (programs.stream().anyMatch(HOSTILE::contains)) {
            return PidOne.HOSTILE;
        }
        return zombiesStayed ? PidOne.DOES_NOT_REAP : PidOne.UNKNOWN;
    }
}
