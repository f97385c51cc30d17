package dev.composure.reconcile;

/// What came of looking whether a candidate would do, in a container: it gave the verdict the present check gives
/// ([Kind#RUN]), or compose saw just the planned change ([Kind#EDIT]); or what was wrong instead.
public record Trial(ContainerId container, String candidate, Kind kind, boolean passed, String detail) {

    /// How it was looked at.
    public enum Kind {
        /// It was run in the container.
        RUN,
        /// Compose read the project with it.
        EDIT
    }
}
