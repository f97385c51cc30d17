package dev.composure.operate;

import java.util.Optional;

/// Keeps two Composures on one host from working on the same project.
@FunctionalInterface
public interface ProjectLocks {

    /// The lock on a project's folder; empty while another process has it. It ends with the process at the latest.
    Optional<Held> tryLock(String folder);

    /// A lock that is ours until it is given back.
    @FunctionalInterface
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
