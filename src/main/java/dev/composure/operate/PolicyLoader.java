package dev.composure.operate;

import java.util.Optional;

/// Reads policies from where somebody says they are; an empty location means the built-in baseline.
@FunctionalInterface
public interface PolicyLoader {
    PolicyLoad load(String location);

    /// What is another whenever the policies may be others, without reading them; empty where only reading tells.
    default Optional<String> stamp(String location) {
        return Optional.empty();
    }
}
