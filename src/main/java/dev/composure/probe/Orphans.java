package dev.composure.probe;

/// When a healthcheck leaves a process behind that nobody of its own waits for.
public enum Orphans {
    /// At every run, success included.
    ALWAYS,
    /// Only when the engine kills the check because its timeout has passed.
    ON_TIMEOUT,
    NEVER,
    /// The text and the facts at hand do not tell, a script in the image for one.
    UNKNOWN;

    /// The worse of the two. What is unknown is worse than a timeout and not worse than a certainty.
    Orphans orWorse(Orphans other) {
        return other.rank() > rank() ? other : this;
    }

    int rank() {
        return switch (this) {
            case NEVER -> 0;
            case ON_TIMEOUT -> 1;
            case UNKNOWN -> 2;
            case ALWAYS -> 3;
        };
    }
}
