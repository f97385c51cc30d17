package dev.composure.compose;

import java.util.Optional;

/// Reads the text of a file for the loader, which never touches a disk itself. Empty: there is no such file. A file
/// that exists and cannot be read (permission, a folder, not UTF-8, too large) throws [UnreadableSource].
@FunctionalInterface
public interface SourceReader {
    Optional<String> read(String absolutePath);
}
