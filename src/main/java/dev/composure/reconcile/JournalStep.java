package dev.composure.reconcile;

import java.time.Instant;

/// A step of a remediation as the journal has it: its start was on disk before anything happened. `text` is the line of
/// the plan.
public record JournalStep(String remediation, int number, String text, Instant startedAt, Ending ending) {

    /// How far it came.
    public sealed interface Ending {}

    /// It goes on, or the process died in it.
    public record UnderWay() implements Ending {}

    /// `outcome` is `done`, or the reason and what went wrong.
    public record Ended(Instant at, String outcome) implements Ending {}
}
