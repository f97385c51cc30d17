package dev.composure.operate;

import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps a person's yes to exactly one plan of a project, and has the project looked at again.
public final class ApproveProject {

    private final StateStore store;
    private final Consumer<ProjectId> wake;
    private final InstantSource clock;

    /// `wake` wants a round of the project.
    public ApproveProject(StateStore store, Consumer<ProjectId> wake, InstantSource clock) {
        this.store = store;
        this.wake = wake;
        this.clock = clock;
    }

    /// The status of the project; empty where nothing is known of it, and then nothing is kept.
    public Optional<ProjectStatus> approve(ProjectId project, String planDigest) {
        var known = store.status(project);
        if (known.isPresent()) {
            store.approve(project, planDigest, clock.instant());
            wake.accept(project);
        }
        return known;
    }
}
