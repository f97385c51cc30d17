package dev.composure.reconcile;

import java.util.List;
import java.util.SortedMap;

/// How the files of a remediation are: the originals, as it writes them (of several maybe not all yet), or as somebody
/// else made them.
enum FilesNow {
    BEFORE,
    AFTER,
    OTHER;

    static FilesNow of(Remediation remediation, SortedMap<String, String> digests) {
        if (remediation.files().stream().allMatch(file -> digest(digests, file).equals(file.digestBefore()))) {
            return BEFORE;
        }
        return remediation.files().stream()
                        .allMatch(file ->
                                List.of(file.digestBefore(), file.digestAfter()).contains(digest(digests, file)))
                ? AFTER
                : OTHER;
    }

    private static String digest(SortedMap<String, String> digests, FileChange file) {
        return digests.getOrDefault(file.path(), "");
    }
}
