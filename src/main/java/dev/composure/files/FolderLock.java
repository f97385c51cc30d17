package dev.composure.files;

import dev.composure.operate.ProjectLocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps two Composures apart: an exclusive `flock` on the project's folder itself, so that nothing is
/// written there and nothing is left when a process dies. Others who do not ask for it do not notice it.
public final class FolderLock implements ProjectLocks.Held {

    private final Path folder;
    private final int descriptor;

    private FolderLock(Path folder, int descriptor) {
        this.folder = folder;
        this.descriptor = descriptor;
    }

    /// Empty while another has it.
    public static Optional<FolderLock> tryAcquire(Path folder) {
        try {
            var lock = new FolderLock(folder, Libc.open(folder));
            return lock.isOurs() ? Optional.of(lock) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("the folder %s cannot be locked".formatted(folder), failed);
        }
    }

    private boolean isOurs() throws IOException {
        try {
            Libc.lock(folder, descriptor);
            return true;
        } catch (Libc.Failure failure) {
            Libc.close(folder, descriptor);
            if (failure.errno() == Libc.EWOULDBLOCK) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        try {
            Libc.close(folder, descriptor);
        } catch (IOException failed) {
            throw new UncheckedIOException("the lock on %s cannot be given back".formatted(folder), failed);
        }
    }
}
