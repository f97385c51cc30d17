package dev.composure.git;

import dev.composure.operate.JournalBytes;
import dev.composure.operate.WorkTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// Work trees, submodules and linked work trees, through JGit: no git command is run, so no hook and no configured
/// program is either.
public final class GitWorkTrees implements WorkTrees {

    private final InstantSource clock;

    public GitWorkTrees(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Tracked> tracked(String path) {
        try {
            if (Files.notExists(Path.of(path))) {
                return Optional.empty();
            }
            var file = Path.of(path).toRealPath();
            var tree = treeOf(file);
            return tree.isEmpty() ? Optional.empty() : tracked(tree.get(), file);
        } catch (IOException unreadable) {
            return Optional.of(new Tracked("/", "its repository cannot be read: " + unreadable.getMessage()));
        }
    }

    private static Optional<Tracked> tracked(Path tree, Path file) throws IOException {
        try (var repository = open(tree)) {
            return new TrackedFile(repository, nameIn(tree, file))
                    .obstacle(Files.readAllBytes(file))
                    .map(obstacle -> new Tracked(tree.toString(), obstacle));
        }
    }

    @Override
    public Optional<String> commit(SortedMap<String, JournalBytes> changes, String message) {
        return each(changes, (repository, files) -> new OneCommit(repository, files, message, clock).onHead());
    }

    @Override
    public Optional<String> branch(String name, SortedMap<String, JournalBytes> changes, String message) {
        return each(changes, (repository, files) -> new OneCommit(repository, files, message, clock).asBranch(name));
    }

    @FunctionalInterface
    private interface Deed {
        Optional<String> in(Repository repository, SortedMap<String, JournalBytes> files) throws IOException;
    }

    private static Optional<String> each(SortedMap<String, JournalBytes> changes, Deed deed) {
        try {
            for (Map.Entry<Path, SortedMap<String, JournalBytes>> one :
                    byTree(changes).entrySet()) {
                try (var repository = open(one.getKey())) {
                    var objection = deed.in(repository, one.getValue());
                    new Owner(repository).keep();
                    if (objection.isPresent()) {
                        return objection;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of("the repository cannot be written: " + failed.getMessage());
        }
    }

    /// The changes of each work tree, by their names in it.
    private static SortedMap<Path, SortedMap<String, JournalBytes>> byTree(SortedMap<String, JournalBytes> changes)
            throws IOException {
        var byTree = new TreeMap<Path, SortedMap<String, JournalBytes>>();
        for (Map.Entry<String, JournalBytes> change : changes.entrySet()) {
            var file = Path.of(change.getKey()).toRealPath();
            var tree = treeOf(file);
            if (tree.isPresent()) {
                byTree.computeIfAbsent(tree.get(), _ -> new TreeMap<>())
                        .put(nameIn(tree.get(), file), change.getValue());
            }
        }
        return byTree;
    }

    /// The nearest folder above that has a `.git`: a folder, or the file of a submodule or a linked work tree.
    private static Optional<Path> treeOf(Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static String nameIn(Path tree, Path file) {
        return tree.relativize(file).toString();
    }

    private static Repository open(Path tree) throws IOException {
        return new FileRepositoryBuilder()
                .setMustExist(true)
                .setWorkTree(tree.toFile())
                .findGitDir(tree.toFile())
                .build();
    }
}
