package dev.composure.policy;

import java.util.Locale;

/// How far Composure goes; the order is from least to most.
public enum Mode {
    /// Findings only.
    AUDIT,
    /// Findings, and the plan with its diff.
    PROPOSE,
    /// The plan is run.
    ENFORCE;

    /// The lower of the two: a label or a setting is a ceiling.
    public Mode atMost(Mode ceiling) {
        return compareTo(ceiling) <= 0 ? this : ceiling;
    }

    /// The word of policies and reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
