package dev.composure.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// One file of a work tree, by its name in it.
record TrackedFile(Repository repository, String name) {

    /// What git has of it at HEAD.
    static final class Committed {

        private final ObjectId blob;
        private final byte[] bytes;

        private Committed(ObjectId blob, byte[] bytes) {
            this.blob = blob;
            this.bytes = bytes;
        }

        ObjectId blob() {
            return blob;
        }

        /// The same content, whatever the ends of its lines: git may store LF and write CRLF into the work tree.
        boolean is(byte[] other) {
            return Arrays.equals(bytes, other) || Arrays.equals(bytes, withoutCr(other));
        }

        /// The bytes to store for what stands in the work tree, where `before` stands for what is stored now.
        byte[] stored(byte[] before, byte[] after) {
            return Arrays.equals(bytes, before) ? after : withoutCr(after);
        }

        private static byte[] withoutCr(byte[] text) {
            return new String(text, StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    boolean isInIndex() throws IOException {
        return repository.readDirCache().getEntry(name) != null;
    }

    Optional<Committed> committed() throws IOException {
        var head = repository.resolve(Constants.HEAD);
        if (head == null) {
            return Optional.empty();
        }
        try (var walk = new RevWalk(repository);
                var found = TreeWalk.forPath(
                        repository, name, walk.parseCommit(head).getTree())) {
            if (found == null) {
                return Optional.empty();
            }
            var blob = found.getObjectId(0);
            return Optional.of(new Committed(blob, repository.open(blob).getBytes()));
        }
    }

    /// Empty where it is not tracked; else why these bytes, which stand in the work tree, cannot be the start of a
    /// commit, or an empty word where they can.
    Optional<String> obstacle(byte[] present) throws IOException {
        if (!isInIndex()) {
            return Optional.empty();
        }
        if (repository.getRepositoryState() != RepositoryState.SAFE) {
            return Optional.of("a merge, rebase or the like is under way in its repository");
        }
        var committed = committed();
        if (committed.isEmpty()) {
            return Optional.of("it was added to git and not committed yet");
        }
        if (!isStagedAs(committed.get())) {
            return Optional.of("changes of it are staged");
        }
        return Optional.of(committed.get().is(present) ? "" : "it has changes that are not committed");
    }

    boolean isStagedAs(Committed committed) throws IOException {
        var entry = repository.readDirCache().getEntry(name);
        return entry != null && entry.getObjectId().equals(committed.blob());
    }
}
