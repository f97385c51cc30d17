package dev.composure.operate;

import dev.composure.reconcile.ContainerId;
import java.time.Instant;

/// A container of a project that came, went or changed its name.
public record Activity(Instant at, Action action, ContainerId container) {

    /// What happened to the container.
    public enum Action {
        CREATE,
        DESTROY,
        RENAME
    }
}
