package dev.composure.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/// Where something is mounted, as this process sees it.
final class MountPoints {

    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final int MOUNT_POINT = 4;

    private MountPoints() {}

    /// True of a single file that something is mounted on: it cannot be renamed over.
    static boolean include(Path path) throws IOException {
        return Files.exists(MOUNTS) && all().contains(path.toString());
    }

    private static Set<String> all() throws IOException {
        try (var lines = Files.lines(MOUNTS)) {
            return lines.map(line -> unescape(line.split(" ", -1)[MOUNT_POINT])).collect(Collectors.toSet());
        }
    }

    /// The kernel writes space, tab, line break and backslash as three octal digits.
    static String unescape(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
