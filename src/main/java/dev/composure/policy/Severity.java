package dev.composure.policy;

import java.util.Locale;

/// How much a finding weighs; the order is from least to most.
public enum Severity {
    OFF,
    INFO,
    WARNING,
    ERROR;

    /// The word of policies and reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
