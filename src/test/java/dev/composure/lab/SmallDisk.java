package dev.composure.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A file system of its own on an empty folder, which only root can have.
public record SmallDisk(Path folder) implements AutoCloseable {

    public static SmallDisk of(Path folder, String size) {
        var options = "mode=0700,size=" + size;
        var mounted = Command.run(Map.of(), List.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()));
        if (mounted.exitCode() != 0) {
            throw Prerequisite.missing("only root can mount a disk: " + mounted.output());
        }
        return new SmallDisk(folder);
    }

    void makeReadOnly() {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    void makeWritable() {
        run("mount", "-o", "remount,rw", folder.toString());
    }

    /// Leaves room for nothing, until the file is deleted that is returned.
    Path fill() {
        var filler = folder.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            var page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private static void run(String... words) {
        Command.run(Map.of(), List.of(words)).succeeded();
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }
}
