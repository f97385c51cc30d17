package dev.composure.cli;

import dev.composure.policy.Severity;
import dev.composure.report.CheckReport;
import java.util.Locale;
import java.util.Optional;

/// From which severity on findings fail a check.
enum FailOn {
    ERROR,
    WARNING,
    INFO,
    NEVER;

    boolean failsOn(CheckReport report) {
        return least().filter(report::hasFindings).isPresent();
    }

    /// The least severity that fails; empty where none does.
    Optional<Severity> least() {
        return switch (this) {
            case ERROR -> Optional.of(Severity.ERROR);
            case WARNING -> Optional.of(Severity.WARNING);
            case INFO -> Optional.of(Severity.INFO);
            case NEVER -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
