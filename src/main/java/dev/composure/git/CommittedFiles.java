package dev.composure.git;

import dev.composure.operate.PolicyTexts;
import dev.composure.operate.policies.GitLocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The policy files of one commit. Links and submodules in it lead nowhere.
record CommittedFiles(Repository repository, GitLocation location) {

    private static final int LARGEST = 1 << 20;
    private static final int MOST = 1_000;

    /// A file, or the policy files of a folder, by the names that mistakes are told with.
    SortedMap<String, String> read(ObjectId commit) throws IOException {
        try (var walk = new RevWalk(repository)) {
            var tree = walk.parseCommit(commit).getTree();
            if (location.path().isEmpty()) {
                return folder(tree, "");
            }
            try (var entry = TreeWalk.forPath(repository, location.path(), tree)) {
                if (entry == null) {
                    throw new GitUnavailable("There is no `" + location.path() + "` in commit " + commit.name() + ".");
                }
                return entry.getFileMode(0).equals(FileMode.TREE)
                        ? folder(entry.getObjectId(0), location.path() + "/")
                        : file(entry);
            }
        }
    }

    private SortedMap<String, String> folder(ObjectId tree, String prefix) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var entries = new TreeWalk(repository)) {
            entries.addTree(tree);
            while (entries.next()) {
                if (isFile(entries) && PolicyTexts.isPolicyFile(entries.getPathString()) && texts.size() < MOST) {
                    var name = prefix + entries.getPathString();
                    texts.put(location.shown(name), text(entries.getObjectId(0), name));
                }
            }
        }
        return texts;
    }

    private SortedMap<String, String> file(TreeWalk entry) throws IOException {
        if (!isFile(entry)) {
            throw new GitUnavailable("`" + location.path() + "` is neither a file nor a folder in the repository.");
        }
        var texts = new TreeMap<String, String>();
        texts.put(location.shown(location.path()), text(entry.getObjectId(0), location.path()));
        return texts;
    }

    private static boolean isFile(TreeWalk entry) {
        return entry.getFileMode(0).equals(FileMode.REGULAR_FILE)
                || entry.getFileMode(0).equals(FileMode.EXECUTABLE_FILE);
    }

    private String text(ObjectId blob, String name) throws IOException {
        var loader = repository.open(blob);
        if (loader.getSize() > LARGEST) {
            throw new GitUnavailable("`" + name + "` is larger than a policy can be (1 MiB).");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(loader.getBytes(LARGEST)))
                    .toString();
        } catch (CharacterCodingException invalid) {
            throw new GitUnavailable("`" + name + "` is not UTF-8 text. Save it as UTF-8.");
        }
    }
}
