package dev.composure.probe;

/// What a check leaves behind: what is certain at least, what is possible at worst, which descendant it is, and why.
public record OrphanVerdict(Orphans surely, Orphans possibly, String descendant, String why) {

    static final OrphanVerdict NEVER = new OrphanVerdict(Orphans.NEVER, Orphans.NEVER, "", "");

    static OrphanVerdict surely(Orphans orphans, String descendant, String why) {
        return new OrphanVerdict(orphans, orphans, descendant, why);
    }

    static OrphanVerdict atWorst(Orphans orphans, String descendant, String why) {
        return new OrphanVerdict(Orphans.NEVER, orphans, descendant, why);
    }

    /// The class, or UNKNOWN where the certain and the possible differ.
    public Orphans orphans() {
        return surely == possibly ? surely : Orphans.UNKNOWN;
    }

    /// Both together: of each bound the worse, and the story of the worse one.
    OrphanVerdict and(OrphanVerdict other) {
        var tells = other.isWorseThan(this) ? other : this;
        return new OrphanVerdict(
                surely.orWorse(other.surely), possibly.orWorse(other.possibly), tells.descendant, tells.why);
    }

    private boolean isWorseThan(OrphanVerdict other) {
        return possibly.rank() > other.possibly.rank()
                || (possibly == other.possibly && surely.rank() > other.surely.rank());
    }
}
