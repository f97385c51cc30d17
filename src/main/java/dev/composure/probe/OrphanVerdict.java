package dev.composure.probe;

/// What a check leaves behind: what is certain at least, what is possible at worst, by what cause, which descendant it
/// is, and why.
public record OrphanVerdict(Orphans surely, Orphans possibly, Cause cause, String descendant, String why) {

    /// How a process comes to be left behind.
    public enum Cause {
        NOTHING,
        /// busybox wget's helper for https.
        TLS_HELPER,
        /// busybox timeout's watcher.
        WATCHER,
        /// An unquoted `&`.
        BACKGROUND,
        /// A program whose trade it is to leave one behind: `setsid -f`, `daemonize`.
        DAEMON,
        /// A process around the client is killed, the client is not.
        KILLED_PARENT,
        /// A program or script that cannot be seen into.
        UNSEEN
    }

    /// Why a child of a killed shell stays.
    public static final String KILLED_PARENT_WHY =
            "the timeout kills only the shell around it, and the engine leaves its child to PID 1";

    static final OrphanVerdict NEVER = new OrphanVerdict(Orphans.NEVER, Orphans.NEVER, Cause.NOTHING, "", "");

    static OrphanVerdict surely(Orphans orphans, Cause cause, String descendant, String why) {
        return new OrphanVerdict(orphans, orphans, cause, descendant, why);
    }

    static OrphanVerdict atWorst(Orphans orphans, Cause cause, String descendant, String why) {
        return new OrphanVerdict(Orphans.NEVER, orphans, cause, descendant, why);
    }

    static OrphanVerdict unseen(String descendant, String why) {
        return atWorst(Orphans.UNKNOWN, Cause.UNSEEN, descendant, why);
    }

    /// The class, or UNKNOWN where the certain and the possible differ.
    public Orphans orphans() {
        return surely == possibly ? surely : Orphans.UNKNOWN;
    }

    /// True when nothing worse than a killed shell's child is known, and that at least is possible.
    public boolean isAboutTimeout() {
        return possibly == Orphans.ON_TIMEOUT || (surely == Orphans.ON_TIMEOUT && possibly == Orphans.UNKNOWN);
    }

    /// Both together: of each bound the worse, and the story of the worse one.
    OrphanVerdict and(OrphanVerdict other) {
        return told(surely.orWorse(other.surely), other);
    }

    /// One of the two, and nobody knows which: certain is what both leave behind, possible what either does.
    OrphanVerdict or(OrphanVerdict other) {
        return told(surely.rank() < other.surely.rank() ? surely : other.surely, other);
    }

    private OrphanVerdict told(Orphans certain, OrphanVerdict other) {
        var worse = other.isWorseThan(this) ? other : this;
        return new OrphanVerdict(certain, worse.possibly, worse.cause, worse.descendant, worse.why);
    }

    private boolean isWorseThan(OrphanVerdict other) {
        return possibly.rank() > other.possibly.rank()
                || (possibly == other.possibly && surely.rank() > other.surely.rank());
    }
}
