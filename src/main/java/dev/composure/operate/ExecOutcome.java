package dev.composure.operate;

/// How an exec ended.
public sealed interface ExecOutcome {

    record Exited(int exitCode, String output) implements ExecOutcome {}

    /// The engine could not start it, mostly because there is no such program.
    record NotStarted(String why) implements ExecOutcome {}

    record StillRunning() implements ExecOutcome {}
}
