package dev.composure.operate;

import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import java.util.List;
import java.util.Optional;

/// Reads what the rounds concluded.
public final class ReadStatus {

    private final StateStore store;

    public ReadStatus(StateStore store) {
        this.store = store;
    }

    public Optional<ProjectStatus> of(ProjectId project) {
        return store.status(project);
    }

    /// Sorted by project.
    public List<ProjectStatus> all() {
        return store.statuses();
    }
}
