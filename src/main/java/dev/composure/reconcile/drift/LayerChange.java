package dev.composure.reconcile.drift;

/// One path of a container's own layer that is not as the image has it.
public record LayerChange(String path, Kind kind) implements Comparable<LayerChange> {

    /// What happened to it. A folder counts as modified also where only something below it changed.
    public enum Kind {
        MODIFIED,
        ADDED,
        DELETED
    }

    @Override
    public int compareTo(LayerChange other) {
        return path.compareTo(other.path);
    }
}
