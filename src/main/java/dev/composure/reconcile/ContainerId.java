package dev.composure.reconcile;

/// The engine's full id of a container.
public record ContainerId(String value) implements Comparable<ContainerId> {
    public ContainerId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a container id is not blank");
        }
    }

    /// The twelve characters that `docker ps` shows.
    public String shortened() {
        return value.substring(0, Math.min(12, value.length()));
    }

    @Override
    public int compareTo(ContainerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
