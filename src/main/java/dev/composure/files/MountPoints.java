package dev.composure.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What is mounted where, as this process sees it; in the order of mounting. Empty where the system is not Linux.
record MountPoints(List<Mount> mounts) {

    private static final Path SOURCE = Path.of("/proc/self/mountinfo");
    private static final int POINT = 4;
    private static final int OPTIONS = 5;

    record Mount(Path point, boolean isReadOnly) {}

    static MountPoints read() throws IOException {
        if (!Files.exists(SOURCE)) {
            return new MountPoints(List.of());
        }
        try (var lines = Files.lines(SOURCE)) {
            return new MountPoints(lines.map(MountPoints::parse).toList());
        }
    }

    /// `36 35 98:0 /root /mount/point rw,noatime shared:1 - ext3 /dev/root rw,errors=continue`: the options of this
    /// mount, and at the end those of the file system.
    static Mount parse(String line) {
        var fields = Arrays.asList(line.split(" ", -1));
        return new Mount(
                Path.of(unescape(fields.get(POINT))),
                areReadOnly(fields.get(OPTIONS)) || areReadOnly(fields.getLast()));
    }

    private static boolean areReadOnly(String options) {
        return List.of(options.split(",", -1)).contains("ro");
    }

    /// The kernel writes space, tab, line break and backslash as three octal digits.
    private static String unescape(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    /// True of a single file that something is mounted on: it cannot be renamed over.
    boolean include(Path path) {
        return mounts.stream().anyMatch(mount -> mount.point().equals(path));
    }

    /// Of several mounts on one point, the last one is seen.
    boolean areReadOnlyAt(Path path) {
        return mounts.reversed().stream()
                .filter(mount -> path.startsWith(mount.point()))
                .max(Comparator.comparingInt(mount -> mount.point().getNameCount()))
                .map(Mount::isReadOnly)
                .orElse(false);
    }
}
