package dev.composure.reconcile.drift;

import java.util.Set;
import java.util.SortedSet;

/// What may differ between a container as it was and as a remedy makes it: its healthcheck, its init, and what compose
/// notes down for itself.
public final class Freedom {

    private static final Set<String> BOOKKEEPING =
            Set.of("/Labels/com.docker.compose.config-hash", "/Labels/com.docker.compose.replace");

    private Freedom() {}

    /// The paths in which two definitions differ, but for those that may.
    public static SortedSet<String> beyond(Definition before, Definition after) {
        var differences = before.differences(after);
        differences.removeIf(Freedom::isFree);
        return differences;
    }

    static boolean isFree(String path) {
        return path.startsWith("/Healthcheck/") || path.equals("/HostConfig/Init") || isBookkeeping(path);
    }

    static boolean isBookkeeping(String path) {
        return BOOKKEEPING.contains(path);
    }
}
