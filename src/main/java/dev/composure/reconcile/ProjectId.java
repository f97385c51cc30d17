package dev.composure.reconcile;

/// The name of a compose project on this host, as the label `com.docker.compose.project` has it.
public record ProjectId(String name) implements Comparable<ProjectId> {
    public ProjectId {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a project name is not blank");
        }
    }

    @Override
    public int compareTo(ProjectId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
