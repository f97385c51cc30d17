package dev.composure.operate;

/// Reads policies from where somebody says they are; an empty location means the built-in baseline.
@FunctionalInterface
public interface PolicyLoader {
    PolicyLoad load(String location);
}
