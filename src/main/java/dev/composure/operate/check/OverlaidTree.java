package dev.composure.operate.check;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A tree with some of its files as they will be; `texts` are theirs by real path, whatever links lead to them.
record OverlaidTree(SourceTree tree, SortedMap<String, String> texts) implements SourceTree {

    @Override
    public Optional<String> read(String absolutePath) {
        var text = texts.isEmpty() ? null : texts.get(tree.realPath(absolutePath));
        return text == null ? tree.read(absolutePath) : Optional.of(text);
    }

    @Override
    public Kind kind(String path) {
        return tree.kind(path);
    }

    @Override
    public String realPath(String path) {
        return tree.realPath(path);
    }

    @Override
    public List<String> composeFiles(String folder) {
        return tree.composeFiles(folder);
    }
}
