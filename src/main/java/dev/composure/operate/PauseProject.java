package dev.composure.operate;

import dev.composure.reconcile.ProjectId;
import java.util.function.Consumer;

/// Keeps a person's wish that nothing new is begun in a project, or that this is over, and has the project looked at
/// again. What is under way is brought to its end.
public final class PauseProject {

    private final StateStore store;
    private final Consumer<ProjectId> wake;

    /// `wake` wants a round of the project.
    public PauseProject(StateStore store, Consumer<ProjectId> wake) {
        this.store = store;
        this.wake = wake;
    }

    public void pause(ProjectId project, boolean isPaused) {
        store.pause(project, isPaused);
        wake.accept(project);
    }
}
