package dev.composure.files;

import dev.composure.operate.WriteRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A file that may be replaced: the real one behind all links, below the roots, in a place where a rename
/// can replace it without taking anything away from anybody. `traits` are those it had when it was
/// admitted.
record WriteTarget(Path file, FileTraits traits) {

    private static final int ANY_WRITE_BIT = 0_222;
    private static final int LONGEST_EDIT = 4096;

    static WriteTarget admit(String path, List<Path> roots) throws IOException {
        var file = realPath(path);
        if (roots.stream().noneMatch(root -> isBelow(file, root))) {
            throw new WriteRefused(
                    "%s is not below composure.projects.roots %s. Add its folder there, if Composure may write to it."
                            .formatted(file, roots));
        }
        if (!Files.isRegularFile(file)) {
            throw new WriteRefused("%s is not a regular file.".formatted(file));
        }
        refuseWhereARenameWouldHurt(file);
        refuseWhatMayNotBeWritten(file);
        return new WriteTarget(file, FileTraits.of(file));
    }

    private static Path realPath(String path) throws IOException {
        try {
            return Path.of(path).toRealPath();
        } catch (NoSuchFileException missing) {
            throw new WriteRefused("%s is not there any more.".formatted(path), missing);
        } catch (InvalidPathException invalid) {
            throw new WriteRefused("%s is no path: %s.".formatted(path, invalid.getReason()), invalid);
        }
    }

    private static boolean isBelow(Path file, Path root) {
        try {
            return file.startsWith(root.toRealPath());
        } catch (IOException missing) {
            return false;
        }
    }

    private static void refuseWhereARenameWouldHurt(Path file) throws IOException {
        int names = (int) Files.getAttribute(file, "unix:nlink");
        if (names > 1) {
            throw new WriteRefused(
                    "%s has %d names (hard links); replacing it would part them. Make it a file of its own, or a symbolic link."
                            .formatted(file, names));
        }
        if (MountPoints.read().include(file)) {
            throw new WriteRefused(
                    "%s is a mount of this single file, which can only be replaced where it comes from. Mount its folder instead."
                            .formatted(file));
        }
    }

    private static void refuseWhatMayNotBeWritten(Path file) throws IOException {
        if (MountPoints.read().areReadOnlyAt(file)) {
            throw new WriteRefused(
                    "%s is on a file system that is mounted read-only. Mount it writable, or change the file where it comes from."
                            .formatted(file));
        }
        if (((int) Files.getAttribute(file, "unix:mode") & ANY_WRITE_BIT) == 0) {
            throw new WriteRefused(
                    "%s is read-only for everybody. Give its owner the right to write, if Composure may change it."
                            .formatted(file));
        }
        if (!Files.isWritable(file) || !Files.isWritable(folderOf(file))) {
            throw new WriteRefused("%s or its folder may not be written by this user. Run Composure as a user who may."
                    .formatted(file));
        }
    }

    private static Path folderOf(Path file) {
        var folder = file.getParent();
        if (folder == null) {
            throw new WriteRefused("%s has no folder.".formatted(file));
        }
        return folder;
    }

    Path folder() {
        return folderOf(file);
    }

    /// The new file stands beside the old one for a moment. A disk that does not tell its size has room.
    Optional<String> wantOfRoom() throws IOException {
        var disk = folder().toFile();
        long needed = Files.size(file) + LONGEST_EDIT;
        return disk.getTotalSpace() == 0 || disk.getUsableSpace() >= needed
                ? Optional.empty()
                : Optional.of(
                        "%s could not be replaced: the disk of its folder has room for %d bytes more, and %d are needed for a moment. Make room there."
                                .formatted(file, disk.getUsableSpace(), needed));
    }

    /// Refuses when the file is not what it was when it was read.
    void requireUnchanged(byte[] expected) throws IOException {
        var present = BoundedFile.read(file.toString());
        if (present.isEmpty() || !Arrays.equals(present.get(), expected)) {
            throw new WriteRefused(
                    "%s has changed since it was read; nothing was written. Try again from its new content."
                            .formatted(file));
        }
        if (!FileTraits.of(file).equals(traits)) {
            throw new WriteRefused(
                    "The permissions or attributes of %s have just changed; nothing was written. Try again."
                            .formatted(file));
        }
    }
}
