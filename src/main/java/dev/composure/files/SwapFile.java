package dev.composure.files;

import dev.composure.operate.WriteRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/// The new content beside the old, until it takes its place. Closing it removes what did not.
final class SwapFile implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\\.composure-[0-9a-f]{16}\\.tmp");
    private static final String NOT_KEPT =
            "A file in %s was not written, because its owner, mode, ACLs and extended attributes"
                    + " cannot all be kept (%s). Run Composure as root, or as the file's owner.";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path path;
    private final FileChannel channel;

    private SwapFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Readable by nobody else until it gets the traits of the file that it replaces.
    static SwapFile in(Path folder) throws IOException {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        var path = folder.resolve(".composure-%s.tmp".formatted(HexFormat.of().formatHex(bytes)));
        var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        var onlyUs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return new SwapFile(path, FileChannel.open(path, options, onlyUs));
    }

    static boolean isOne(Path path) {
        var name = path.getFileName();
        return name != null && NAME.matcher(name.toString()).matches();
    }

    /// Returns when content and traits are on the disk.
    void write(byte[] content, FileTraits traits) throws IOException {
        var bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        give(traits);
        channel.force(true);
    }

    private void give(FileTraits traits) throws IOException {
        try {
            traits.giveTo(path);
        } catch (FileSystemException failed) {
            throw new WriteRefused(NOT_KEPT.formatted(path.getParent(), failed.getReason()), failed);
        }
        if (!FileTraits.of(path).equals(traits)) {
            throw new WriteRefused(NOT_KEPT.formatted(path.getParent(), "the system did not take all of them"));
        }
    }

    /// The last look at the old content, and the rename: nothing comes between them but the time of a system call.
    void takePlaceOf(WriteTarget target, byte[] expected) throws IOException {
        target.requireUnchanged(expected);
        Files.move(path, target.file(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
