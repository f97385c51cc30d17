package dev.composure.operate;

import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.zombies.ZombieSample;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// Reads what the rounds concluded.
public final class ReadStatus {

    private final StateStore store;

    public ReadStatus(StateStore store) {
        this.store = store;
    }

    public Optional<ProjectStatus> of(ProjectId project) {
        return store.status(project);
    }

    /// The digests of the plans of that project that a person said yes to.
    public SortedSet<String> approvals(ProjectId project) {
        return store.approvals(project);
    }

    /// True while a person wants nothing new to be begun in that project.
    public boolean isPaused(ProjectId project) {
        return store.isPaused(project);
    }

    /// The latest samples of a service, oldest first.
    public List<ZombieSample> samples(ProjectId project, String service) {
        return store.recentSamples(project, service);
    }

    /// All that is kept of a service, oldest first: one an hour of what is not of late.
    public List<ZombieSample> history(ProjectId project, String service) {
        return Stream.concat(
                        store.pastSamples(project, service).stream(), store.recentSamples(project, service).stream())
                .toList();
    }

    /// Why nothing could be written the last time; empty where it could.
    public Optional<String> trouble() {
        return store.trouble();
    }

    /// Sorted by project.
    public List<ProjectStatus> all() {
        return store.statuses();
    }
}
