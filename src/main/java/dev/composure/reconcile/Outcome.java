package dev.composure.reconcile;

import java.time.Duration;

/// What the loop does with a project after a round.
public sealed interface Outcome {

    /// All is as desired; look again after this long.
    record Converged(Duration recheckAfter) implements Outcome {}

    /// Something was done; look at once at what came of it.
    record Again() implements Outcome {}

    /// Time has to pass; why, in words.
    record Waiting(Duration after, String why) implements Outcome {}

    /// A person is needed: nothing is tried again until the file or the policy changes.
    record Stalled(Reason reason, Duration recheckAfter) implements Outcome {}

    /// The project has no containers any more; nothing is left to look at.
    record Gone() implements Outcome {}
}
