package dev.composure.operate;

/// How an exec ended.
public sealed interface ExecOutcome {

    /// `hostPid` is the pid that it had on the host, which is also the session of all that it started; 0 where that is
    /// not known.
    record Exited(int exitCode, String output, int hostPid) implements ExecOutcome {}

    /// The engine could not start it, mostly because there is no such program.
    record NotStarted(String why) implements ExecOutcome {}

    record StillRunning() implements ExecOutcome {}
}
