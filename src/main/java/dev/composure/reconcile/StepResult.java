package dev.composure.reconcile;

/// What came of a step.
public sealed interface StepResult {

    Step step();

    record Done(Step step) implements StepResult {}

    /// It was not done, or only in part; the world is to be looked at again.
    record Failed(Step step, Reason reason, String message) implements StepResult {}
}
