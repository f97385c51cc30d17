package dev.composure.operate.policies;

import dev.composure.operate.check.SourceTree;
import java.util.List;
import java.util.Optional;

/// A tree with one compose file in it, and nothing of the disk.
record SingleFile(String path, String text) implements SourceTree {

    @Override
    public Optional<String> read(String absolutePath) {
        return absolutePath.equals(path) ? Optional.of(text) : Optional.empty();
    }

    @Override
    public Kind kind(String other) {
        return other.equals(path) ? Kind.FILE : Kind.NOTHING;
    }

    @Override
    public String realPath(String other) {
        return other;
    }

    @Override
    public List<String> composeFiles(String folder) {
        return List.of();
    }
}
