package dev.composure.files;

import dev.composure.compose.UnreadableSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/// Reads regular files up to a size that no compose file comes near.
final class BoundedFile {

    static final int MAX_BYTES = 16 << 20;

    private BoundedFile() {}

    /// Empty when there is no such file. The messages leave the path to the caller, who knows its position too.
    static Optional<byte[]> read(String path) {
        try {
            return Optional.of(read(Path.of(path)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (InvalidPathException invalid) {
            throw new UnreadableSource("This is no path: %s.".formatted(invalid.getReason()));
        } catch (AccessDeniedException denied) {
            throw new UnreadableSource("This file may not be read by this user. Change its mode, or run as its owner.");
        } catch (FileSystemException failed) {
            throw new UnreadableSource("This file cannot be read: %s."
                    .formatted(Objects.requireNonNullElse(failed.getReason(), failed.getMessage())));
        } catch (IOException failed) {
            throw new UnreadableSource("This file cannot be read: %s.".formatted(failed.getMessage()));
        }
    }

    private static byte[] read(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new UnreadableSource("This is a folder, not a file. Name a file in it.");
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableSource("This is not a regular file. Copy its content to one.");
        }
        try (var stream = Files.newInputStream(path)) {
            var bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnreadableSource(
                        "This file is larger than %d MiB; no compose file needs that. Check the path."
                                .formatted(MAX_BYTES >> 20));
            }
            return bytes;
        }
    }
}
