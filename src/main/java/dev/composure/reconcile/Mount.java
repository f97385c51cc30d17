package dev.composure.reconcile;

/// What stands at a path of a container instead of its own layer. `type` is the engine's word, such as `bind` or
/// `volume`; `source` is the path on the engine's host, or empty.
public record Mount(String type, String source, String destination) implements Comparable<Mount> {
    @Override
    public int compareTo(Mount other) {
        return destination.compareTo(other.destination);
    }
}
