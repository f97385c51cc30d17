package dev.composure.compose.project;

import java.util.ArrayDeque;

/// Arithmetic on absolute paths as text; nothing here looks at a disk.
public final class AbsolutePath {

    private AbsolutePath() {}

    /// The path that `path` means to somebody in `directory`, without `.` and `..`.
    public static String resolve(String directory, String path) {
        var parts = new ArrayDeque<String>();
        for (var part : (path.startsWith("/") ? path : directory + "/" + path).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /// True for what compose would fetch: a URL, a git or an OCI reference.
    public static boolean isRemote(String path) {
        return path.contains("://") || path.startsWith("git@") || path.startsWith("oci:");
    }

    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
