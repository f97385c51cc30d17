package dev.composure.reconcile;

import java.time.Duration;
import java.time.Instant;

/// A step of a remediation as the journal has it: its start was on disk before anything happened. `text` is the line of
/// the plan.
public record JournalStep(
        String remediation, int number, Action action, String text, Instant startedAt, Ending ending) {

    /// How a step that went well ended.
    public static final String DONE = "done";

    /// What a run of compose that was killed has asked for goes on in the engine a little longer.
    private static final Duration ECHO = Duration.ofSeconds(2);

    /// A run of compose that lasts longer is rare; what it does then is taken for somebody else's, and only waited for.
    private static final Duration LONGEST = Duration.ofMinutes(6);

    /// What kind of step it is.
    public enum Action {
        REWRITE,
        RESTORE,
        CLEAR,
        RECREATE,
        GIVE_UP,
        COMMIT,
        CLOSE
    }

    /// How far it came.
    public sealed interface Ending {}

    /// It goes on, or the process died in it.
    public record UnderWay() implements Ending {}

    /// `outcome` is [#DONE], or the reason and what went wrong.
    public record Ended(Instant at, String outcome) implements Ending {}

    public boolean isDone() {
        return ending instanceof Ended ended && ended.outcome().equals(DONE);
    }

    /// True where what happened to a container at that moment may have been its doing.
    public boolean covers(Instant moment) {
        var end = switch (ending) {
            case Ended ended -> ended.at();
            case UnderWay _ -> startedAt.plus(LONGEST);
        };
        return !moment.isBefore(startedAt) && !moment.isAfter(end);
    }

    /// True right after its end, when what it has asked for may still go on.
    public boolean echoesAt(Instant moment) {
        return ending instanceof Ended ended
                && moment.isAfter(ended.at())
                && moment.isBefore(ended.at().plus(ECHO));
    }
}
