package dev.composure.operate.check;

import dev.composure.report.FileChange;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The texts that files will have, each file once, by its real path, however many links lead to it.
final class NewTexts {

    private final SourceTree tree;
    private final Path workingDirectory;
    private final SortedMap<String, String> before = new TreeMap<>();
    private final SortedMap<String, String> after = new TreeMap<>();
    private final SortedMap<String, String> names = new TreeMap<>();

    NewTexts(SourceTree tree, String workingDirectory) {
        this.tree = tree;
        this.workingDirectory = Path.of(workingDirectory);
    }

    SortedMap<String, String> byRealPath() {
        return Collections.unmodifiableSortedMap(after);
    }

    /// Takes a change over, unless another one has changed the same text already; it is then made on top of that.
    void add(FileChange change) {
        var path = workingDirectory.resolve(change.path()).normalize().toString();
        var file = tree.realPath(path);
        before.putIfAbsent(file, change.before());
        after.putIfAbsent(file, change.before());
        after.replace(file, change.before(), change.after());
        names.putIfAbsent(file, change.path());
    }

    /// What comes of each file but those.
    List<FileChange> changesWithout(Set<String> refused) {
        return before.entrySet().stream()
                .filter(original -> !refused.contains(original.getKey()))
                .map(original -> new FileChange(
                        name(original.getKey()),
                        original.getValue(),
                        Objects.requireNonNull(after.get(original.getKey()))))
                .toList();
    }

    /// The file itself, because neither git nor patch changes a file through a link, unless that is somewhere else.
    private String name(String file) {
        return Path.of(file).startsWith(workingDirectory)
                ? workingDirectory.relativize(Path.of(file)).toString()
                : names.getOrDefault(file, file);
    }
}
