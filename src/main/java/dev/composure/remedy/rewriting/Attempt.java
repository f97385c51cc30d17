package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;

/// What came of trying one way.
sealed interface Attempt {

    /// It can be said so, and what that does; `isAssuming` where the words are known to newer versions of a tool only.
    record Reworded(HealthcheckTest test, String what, boolean isAssuming) implements Attempt {
        Reworded(HealthcheckTest test, String what) {
            this(test, what, false);
        }
    }

    /// It would help, but cannot be done, and why.
    record Impossible(String why) implements Attempt {}

    /// There is nothing of the kind to be mended.
    record NotNeeded() implements Attempt {}

    static Attempt notNeeded() {
        return new NotNeeded();
    }
}
