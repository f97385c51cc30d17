package dev.composure.operate;

import java.time.Instant;
import java.util.Optional;

/// The compose files on disk.
public interface ProjectFiles {

    /// The bytes of a file and what is needed to write it back; empty when there is no such file.
    Optional<byte[]> read(String path);

    /// When a regular file was changed last; empty where there is none.
    Optional<Instant> modifiedAt(String path);

    /// Puts new bytes in place of the expected ones, atomically, keeping mode, owner, ACLs and extended attributes.
    /// Throws [WriteRefused] and leaves the file alone when it is not what was expected or cannot be written
    /// safely.
    void replace(String path, byte[] expected, byte[] replacement);

    /// Why the file could not be replaced now by one that is a little longer; empty where nothing speaks against it. It
    /// writes nothing.
    Optional<String> obstacle(String path);

    /// Does all that a replacement takes, and leaves the file as it is. Throws [WriteRefused] where something of it
    /// fails.
    void rehearse(String path, byte[] replacement);

    /// Removes what a write that was killed has left beside the file. To be called by whoever works on the project
    /// alone.
    void removeLeftovers(String path);

    /// Keeps a copy of the file beside it, with all it has, and returns the copy's path. A copy that is there already
    /// is never overwritten.
    String keepCopy(String path);
}
