package dev.composure.reconcile;

/// What came of a step.
public sealed interface StepResult {

    Step step();

    /// As the journal has it.
    String outcome();

    record Done(Step step) implements StepResult {
        @Override
        public String outcome() {
            return JournalStep.DONE;
        }
    }

    /// It was not done, or only in part; the world is to be looked at again.
    record Failed(Step step, Reason reason, String message) implements StepResult {
        @Override
        public String outcome() {
            return reason.word() + ": " + message;
        }
    }
}
