package dev.composure.cli;

import dev.composure.policy.Severity;
import dev.composure.report.CheckReport;
import java.util.Locale;

/// From which severity on findings fail a check.
enum FailOn {
    ERROR,
    WARNING,
    INFO,
    NEVER;

    boolean failsOn(CheckReport report) {
        return switch (this) {
            case ERROR -> report.hasFindings(Severity.ERROR);
            case WARNING -> report.hasFindings(Severity.WARNING);
            case INFO -> report.hasFindings(Severity.INFO);
            case NEVER -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
