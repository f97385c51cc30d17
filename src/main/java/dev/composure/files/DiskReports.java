package dev.composure.files;

import dev.composure.operate.check.ReportUnwritten;
import dev.composure.operate.check.ReportWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Reports as files: a reader sees the old one or the new one, never a half. Folders are made as
/// needed; what is no regular file (a pipe, a terminal) is written to as it is.
public final class DiskReports implements ReportWriter {

    private final Path workingDirectory;

    public DiskReports(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public void write(String file, String text) {
        var path = workingDirectory.resolve(file).normalize();
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                Files.writeString(path, text);
            } else {
                replace(path, text);
            }
        } catch (IOException failed) {
            throw new ReportUnwritten("%s cannot be written: %s.".formatted(file, failed));
        }
    }

    private static void replace(Path path, String text) throws IOException {
        var target = Files.exists(path) ? path.toRealPath() : path;
        var folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("it is a folder");
        }
        Files.createDirectories(folder);
        var draft = folder.resolve("." + target.getFileName() + ".composure-"
                + ProcessHandle.current().pid());
        try {
            Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
