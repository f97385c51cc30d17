package dev.composure.zombies;

import java.util.List;
import java.util.Locale;

/// A zombie, by whom it was made, and what speaks for that. `during` is the probe that it started in, or is
/// empty.
public record AttributedZombie(ProcessEntry process, Maker maker, String evidence, List<ProbeLog.Window> during) {

    /// By whom a zombie was made.
    public enum Maker {
        PROBE,
        APPLICATION,
        UNKNOWN;

        /// The word for reports and metrics.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AttributedZombie {
        during = List.copyOf(during);
    }
}
