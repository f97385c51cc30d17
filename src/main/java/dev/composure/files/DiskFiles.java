package dev.composure.files;

import dev.composure.operate.ProjectFiles;
import dev.composure.operate.WriteRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Compose files on disk, replaced whole or not at all.
///
/// The new content is written to a file of its own in the same folder, which gets the mode, owner, group
/// and every extended attribute (so ACLs and labels too) of the old one, read back and compared. It is
/// synced, the old content is compared once more, and a rename puts it in place; then the folder is synced.
/// A symbolic link stays one: what it leads to is replaced. Refused, before anything is written: files
/// outside the roots, also by way of a link; files with several names; a mount of the single file; what is
/// read-only or not ours to write. A crash leaves the old content or the new, and at most a hidden file
/// that [#removeLeftovers] knows by its name.
public final class DiskFiles implements ProjectFiles {

    private final List<Path> roots;

    /// Files are read anywhere, and written below these folders only; without any, nothing is written.
    public DiskFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    @Override
    public Optional<byte[]> read(String path) {
        return BoundedFile.read(path);
    }

    @Override
    public Optional<Instant> modifiedAt(String path) {
        try {
            var attributes = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(attributes.lastModifiedTime().toInstant())
                    : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public void replace(String path, byte[] expected, byte[] replacement) {
        sync(swap(path, expected, replacement));
    }

    @Override
    public Optional<String> obstacle(String path) {
        try {
            return admitted(path, WriteTarget::wantOfRoom);
        } catch (WriteRefused refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public void rehearse(String path, byte[] replacement) {
        var _ = admitted(path, target -> {
            try (var swap = SwapFile.in(target.folder())) {
                swap.write(replacement, target.traits());
            }
            return target;
        });
    }

    @Override
    public String keepCopy(String path) {
        var copy = IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> Path.of(path + (number == 0 ? ".orig" : ".orig." + number)))
                .filter(name -> Files.notExists(name, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElseThrow();
        try {
            Files.copy(Path.of(path), copy, StandardCopyOption.COPY_ATTRIBUTES);
            return copy.toString();
        } catch (IOException failed) {
            throw refused(path, "no copy could be kept: " + failed.getMessage(), failed);
        }
    }

    private Path swap(String path, byte[] expected, byte[] replacement) {
        return admitted(path, target -> {
            target.requireUnchanged(expected);
            try (var swap = SwapFile.in(target.folder())) {
                swap.write(replacement, target.traits());
                swap.takePlaceOf(target, expected);
            }
            return target.folder();
        });
    }

    /// What is done with a file that may be replaced.
    @FunctionalInterface
    private interface Work<T> {
        T on(WriteTarget target) throws IOException;
    }

    private <T> T admitted(String path, Work<T> work) {
        try {
            return work.on(WriteTarget.admit(path, roots));
        } catch (AccessDeniedException denied) {
            throw refused(path, "this user may not write there", denied);
        } catch (FileSystemException failed) {
            throw refused(path, String.valueOf(failed.getReason()), failed);
        } catch (IOException failed) {
            throw refused(path, String.valueOf(failed.getMessage()), failed);
        }
    }

    private static WriteRefused refused(String path, String reason, IOException failed) {
        return new WriteRefused(
                "%s could not be replaced (%s); it is as it was. See to that its folder can be written and has room."
                        .formatted(path, reason),
                failed);
    }

    /// The file is replaced by now; a folder that cannot be synced is a disk that fails.
    private static void sync(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException("the folder %s could not be synced to the disk".formatted(folder), failed);
        }
    }

    @Override
    public void removeLeftovers(String path) {
        try {
            var folder = WriteTarget.admit(path, roots).file().getParent();
            if (folder != null) {
                removeLeftovers(folder);
            }
        } catch (WriteRefused toldByTheWriteThatFollows) {
            return;
        } catch (IOException failed) {
            throw new UncheckedIOException("%s could not be looked at".formatted(path), failed);
        }
    }

    /// Removes what a crash left in a folder, and returns it. To be called while nobody else writes there:
    /// at the start, with the folder's [FolderLock]. A folder that is gone has no leftovers.
    public List<Path> removeLeftovers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            var leftovers = entries.filter(SwapFile::isOne)
                    .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            for (var leftover : leftovers) {
                Files.delete(leftover);
            }
            return leftovers;
        } catch (IOException failed) {
            throw new UncheckedIOException("what a crash left in %s could not be removed".formatted(folder), failed);
        }
    }
}
