package dev.composure.operate;

import dev.composure.zombies.ProcessTable;
import java.util.Optional;

/// The host's process table. Empty where it does not show the engine's processes, as inside a container of its own.
public interface ProcessSource {
    Optional<ProcessTable> read();
}
