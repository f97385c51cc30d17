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

    static final int MAX_BYTES = 8 << 20;

    private BoundedFile() {}

    /// Empty when there is no such file.
    static Optional<byte[]> read(String path) {
        try {
            return Optional.of(read(Path.of(path)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (InvalidPathException invalid) {
            throw new UnreadableSource("%s is no path: %s.".formatted(path, invalid.getReason()));
        } catch (AccessDeniedException denied) {
            throw new UnreadableSource(
                    "%s may not be read by this user. Run as a user who may, or change its permissions."
                            .formatted(path));
        } catch (FileSystemException failed) {
            throw new UnreadableSource("%s cannot be read: %s."
                    .formatted(path, Objects.requireNonNullElse(failed.getReason(), failed.getMessage())));
        } catch (IOException failed) {
            throw new UnreadableSource("%s cannot be read: %s.".formatted(path, failed.getMessage()));
        }
    }

    private static byte[] read(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new UnreadableSource("%s is a folder, not a file. Name a file in it.".formatted(path));
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableSource("%s is not a regular file. Copy its content to one.".formatted(path));
        }
        try (var stream = Files.newInputStream(path)) {
            var bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnreadableSource("%s is larger than %d MiB, which no compose file is. Is it the right file?"
                        .formatted(path, MAX_BYTES >> 20));
            }
            return bytes;
        }
    }
}
