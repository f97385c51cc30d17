package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;

/// What came of trying one way.
sealed interface Attempt {

    /// It can be said so, and what that does.
    record Reworded(HealthcheckTest test, String what) implements Attempt {}

    /// It would help, but cannot be done, and why.
    record Impossible(String why) implements Attempt {}

    /// There is nothing of the kind to be mended.
    record NotNeeded() implements Attempt {}

    static Attempt notNeeded() {
        return new NotNeeded();
    }
}
