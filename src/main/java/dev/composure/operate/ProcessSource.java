package dev.composure.operate;

import dev.composure.probe.Facts.Listening;
import dev.composure.zombies.ProcessStatus;
import dev.composure.zombies.ProcessTable;
import java.util.Optional;
import java.util.Set;

/// The host's process table. Empty where it does not show the engine's processes, as inside a container of
/// its own.
public interface ProcessSource {
    Optional<ProcessTable> read();

    /// A table of these processes, their parents and their children only, at a cost that does not depend on
    /// what else runs; all of it where that cannot be told. What hangs below the children is left out.
    default Optional<ProcessTable> readBelow(Set<Integer> pids) {
        return read();
    }

    /// The TCP ports that something listens on in the network namespace of a process; unknown where it is gone,
    /// or cannot be read.
    default Listening listening(int pid) {
        return Listening.UNKNOWN;
    }

    /// Empty where it is gone, or cannot be read.
    default Optional<ProcessStatus> status(int pid) {
        return Optional.empty();
    }
}
