package dev.composure.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// A copy of what a state folder holds, in a folder that nobody keeps.
record StateCopy(Path folder) implements AutoCloseable {

    private static final List<String> DATABASE = List.of("state.db", "state.db-wal");
    private static final List<String> IDENTITY = List.of("token", "tokens", "composure.crt", "composure.key");

    /// The operator's database is its own: what is written while a plan is made goes into a copy.
    static StateCopy ofDatabase(Path state) {
        var copy = empty();
        copy.take(state, DATABASE);
        return copy;
    }

    /// A state folder that is there and cannot be written is stood in for by a copy, so that there is something to look
    /// at the host with; empty where it can be written, or is still to be made.
    static Optional<StateCopy> ofReadOnly(Path state) {
        if (!Files.isDirectory(state) || isWritable(state)) {
            return Optional.empty();
        }
        var copy = empty();
        copy.take(state, DATABASE);
        copy.take(state, IDENTITY);
        return Optional.of(copy);
    }

    /// Root may write anywhere by its rights, and on no file system that is mounted read-only.
    private static boolean isWritable(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".composure-", ".tmp"));
            return true;
        } catch (AccessDeniedException | ReadOnlyFileSystemException denied) {
            return false;
        } catch (IOException failed) {
            return !String.valueOf(failed.getMessage()).contains("Read-only");
        }
    }

    private static StateCopy empty() {
        try {
            return new StateCopy(Files.createTempDirectory("composure-state-"));
        } catch (IOException failed) {
            throw new UncheckedIOException("there is no room for a copy of the operator's state", failed);
        }
    }

    private void take(Path state, List<String> names) {
        try {
            for (String name : names) {
                var original = state.resolve(name);
                if (Files.isReadable(original)) {
                    Files.copy(original, folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the operator's state could not be copied", failed);
        }
    }

    @Override
    public void close() {
        try (var entries = Files.walk(folder)) {
            for (Path entry : entries.sorted().toList().reversed()) {
                Files.delete(entry);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the copy %s could not be removed".formatted(folder), failed);
        }
    }
}
