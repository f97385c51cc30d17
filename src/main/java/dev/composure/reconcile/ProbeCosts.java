package dev.composure.reconcile;

/// What the healthcheck of a service cost before a remediation, and what it costs since that was proven.
public record ProbeCosts(ProbeCost before, ProbeCost after) {

    public static final ProbeCosts UNKNOWN = new ProbeCosts(ProbeCost.UNKNOWN, ProbeCost.UNKNOWN);

    static ProbeCosts before(ProbeCost before) {
        return new ProbeCosts(before, ProbeCost.UNKNOWN);
    }

    /// (A name that no JSON mapper takes for a field.)
    public boolean hasFigures() {
        return before.hasFigures() || after.hasFigures();
    }

    public String words() {
        return "%s before; %s after".formatted(before.words(), after.words());
    }
}
