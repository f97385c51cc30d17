package dev.composure.probe;

import java.util.Locale;

/// What a healthcheck and the first process of its container make of each other.
public enum Hazard {
    /// Zombies collect with every probe.
    LEAKING,
    /// Zombies collect as soon as probes run into their timeout.
    LATENT,
    /// An orphan's exit makes the application restart or stop.
    CRITICAL,
    /// One of the above, if what is not known turns out badly.
    POSSIBLE,
    /// Nothing collects.
    SAFE,
    /// The finding is not about orphans.
    NONE;

    public static Hazard of(Orphans orphans, PidOne pidOne) {
        if (orphans == Orphans.NEVER || pidOne == PidOne.REAPS) {
            return SAFE;
        }
        if (orphans == Orphans.UNKNOWN || pidOne == PidOne.UNKNOWN) {
            return POSSIBLE;
        }
        if (pidOne == PidOne.HOSTILE) {
            return CRITICAL;
        }
        return orphans == Orphans.ALWAYS ? LEAKING : LATENT;
    }

    /// True when processes may pile up, so that there is something to report.
    public boolean isHarmful() {
        return this != SAFE && this != NONE;
    }

    /// The word for reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
