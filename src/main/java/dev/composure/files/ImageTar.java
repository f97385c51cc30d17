package dev.composure.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// A tar archive of an image's files, in memory, all of which belong to root.
final class ImageTar implements AutoCloseable {

    private static final int FOLDER = 040755;
    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    ImageTar() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    ImageTar folder(String path) throws IOException {
        var entry = new TarArchiveEntry(path + "/");
        entry.setMode(FOLDER);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    ImageTar file(String path, String text) throws IOException {
        return add(path, text.getBytes(StandardCharsets.UTF_8), FILE);
    }

    ImageTar program(String path, Path program) throws IOException {
        return add(path, Files.readAllBytes(program), PROGRAM);
    }

    ImageTar link(String path, String target) throws IOException {
        var entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    /// Everything below a folder, at the same paths.
    ImageTar tree(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            for (var path : paths.filter(path -> !path.equals(root)).sorted().toList()) {
                addFrom(path, root.relativize(path).toString());
            }
        }
        return this;
    }

    private void addFrom(Path source, String path) throws IOException {
        if (Files.isSymbolicLink(source)) {
            link(path, Files.readSymbolicLink(source).toString());
        } else if (Files.isDirectory(source)) {
            folder(path);
        } else {
            add(path, Files.readAllBytes(source), Files.isExecutable(source) ? PROGRAM : FILE);
        }
    }

    private ImageTar add(String path, byte[] content, int mode) throws IOException {
        var entry = new TarArchiveEntry(path);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
    }

    /// The whole archive, after which nothing can be added.
    byte[] bytes() throws IOException {
        tar.close();
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
