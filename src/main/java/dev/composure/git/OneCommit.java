package dev.composure.git;

import dev.composure.operate.JournalBytes;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.revwalk.RevWalk;

/// A commit of some files of a repository and of nothing else. It is made beside the index, so that what is staged
/// stays staged; only the entries of these very files follow it.
record OneCommit(Repository repository, SortedMap<String, JournalBytes> files, String message, InstantSource clock) {

    private static final String NAME = "Composure";
    private static final String ADDRESS = "composure@localhost";

    /// Why it could not be done, or empty. What HEAD has already is done.
    Optional<String> onHead() throws IOException {
        var blobs = new TreeMap<String, byte[]>();
        var objection = collect(blobs);
        if (objection.isPresent() || blobs.isEmpty()) {
            return objection;
        }
        DirCache index;
        try {
            index = repository.lockDirCache();
        } catch (LockFailedException locked) {
            return Optional.of("somebody else works in the repository (index.lock)");
        }
        try {
            var ids = insert(blobs);
            var failed = moved(Constants.HEAD, ids.commit(), ids.head());
            if (failed.isPresent()) {
                return failed;
            }
            follow(index, ids.blobs());
            return Optional.empty();
        } finally {
            index.unlock();
        }
    }

    Optional<String> asBranch(String name) throws IOException {
        if (repository.findRef(Constants.R_HEADS + name) != null) {
            return Optional.empty();
        }
        var blobs = new TreeMap<String, byte[]>();
        var objection = collect(blobs);
        if (objection.isPresent() || blobs.isEmpty()) {
            return objection;
        }
        return moved(Constants.R_HEADS + name, insert(blobs).commit(), ObjectId.zeroId());
    }

    /// The bytes that git is to store of each file that is not as it shall be.
    private Optional<String> collect(SortedMap<String, byte[]> blobs) throws IOException {
        if (repository.getRepositoryState() != RepositoryState.SAFE) {
            return Optional.of("a merge, rebase or the like is under way in the repository");
        }
        for (Map.Entry<String, JournalBytes> file : files.entrySet()) {
            var tracked = new TrackedFile(repository, file.getKey());
            if (!tracked.isInIndex()) {
                continue;
            }
            var committed = tracked.committed();
            if (committed.isPresent() && committed.get().is(file.getValue().after())) {
                continue;
            }
            if (committed.isEmpty()
                    || !committed.get().is(file.getValue().before())
                    || !tracked.isStagedAs(committed.get())) {
                return Optional.of(file.getKey() + " has other changes, committed, staged or not, since it was edited");
            }
            blobs.put(
                    file.getKey(),
                    committed
                            .get()
                            .stored(file.getValue().before(), file.getValue().after()));
        }
        return Optional.empty();
    }

    private record Inserted(ObjectId head, ObjectId commit, SortedMap<String, ObjectId> blobs) {}

    private Inserted insert(SortedMap<String, byte[]> blobs) throws IOException {
        var head = Objects.requireNonNull(repository.resolve(Constants.HEAD), "a file that is committed has a HEAD");
        var ids = new TreeMap<String, ObjectId>();
        try (ObjectInserter inserter = repository.newObjectInserter();
                var walk = new RevWalk(repository)) {
            for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
                ids.put(blob.getKey(), inserter.insert(Constants.OBJ_BLOB, blob.getValue()));
            }
            var tree =
                    DirCache.read(inserter.newReader(), walk.parseCommit(head).getTree());
            edit(tree.editor(), ids);
            var commit = new CommitBuilder();
            commit.setTreeId(tree.writeTree(inserter));
            commit.setParentId(head);
            var author = new PersonIdent(NAME, ADDRESS, clock.instant(), ZoneId.of("UTC"));
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage(message);
            var id = inserter.insert(commit);
            inserter.flush();
            return new Inserted(head, id, ids);
        }
    }

    private static void edit(DirCacheEditor editor, SortedMap<String, ObjectId> blobs) {
        blobs.forEach((name, id) -> editor.add(new DirCacheEditor.PathEdit(name) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setObjectId(id);
            }
        }));
        editor.finish();
    }

    private Optional<String> moved(String ref, ObjectId commit, ObjectId expected) throws IOException {
        var update = repository.updateRef(ref);
        update.setNewObjectId(commit);
        update.setExpectedOldObjectId(expected);
        update.setRefLogIdent(new PersonIdent(NAME, ADDRESS, clock.instant(), ZoneId.of("UTC")));
        update.setRefLogMessage("commit: " + message.lines().findFirst().orElse(""), false);
        var result = update.update();
        return result == RefUpdate.Result.FAST_FORWARD || result == RefUpdate.Result.NEW
                ? Optional.empty()
                : Optional.of("%s could not be moved to the new commit (%s)".formatted(ref, result));
    }

    /// Only now the files are what the index says of them, so nothing of them looks staged or changed.
    private void follow(DirCache index, SortedMap<String, ObjectId> blobs) throws IOException {
        var editor = index.editor();
        blobs.forEach((name, id) -> editor.add(new DirCacheEditor.PathEdit(name) {
            @Override
            public void apply(DirCacheEntry entry) {
                var file = new File(repository.getWorkTree(), name);
                entry.setObjectId(id);
                entry.setLength(file.length());
                entry.setLastModified(Instant.ofEpochMilli(file.lastModified()));
            }
        }));
        if (!editor.commit()) {
            throw new IOException("the index could not be written");
        }
    }
}
