package dev.composure.reconcile;

import java.time.Instant;

/// Where a remediation stands. What is left to do follows from this and from what is observed, never from memory.
public sealed interface Verdict {

    /// The new check is being put in place or proven.
    record InProgress() implements Verdict {}

    /// It did not work; the original is being put back.
    record Restoring(Reason reason, String message) implements Verdict {}

    /// The new check holds and zombies stay flat.
    record Proven(Instant at, String message) implements Verdict {}

    /// The file has the new check; the containers stay as they are until somebody brings the service up.
    record Written(Instant at, String message) implements Verdict {}

    /// The original file and containers are back.
    record Restored(Instant at, Reason reason, String message) implements Verdict {}

    /// Somebody else changed the file meanwhile; it was left as they made it.
    record Abandoned(Instant at, Reason reason, String message) implements Verdict {}

    default boolean isOpen() {
        return switch (this) {
            case InProgress _, Restoring _ -> true;
            case Proven _, Written _, Restored _, Abandoned _ -> false;
        };
    }
}
