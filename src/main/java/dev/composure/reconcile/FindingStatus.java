package dev.composure.reconcile;

import java.util.Objects;

/// A finding as a status carries it: no evidence beyond the file's own words. `exception` names what covers it, and is
/// empty where it counts.
public record FindingStatus(
        String rule,
        String severity,
        String hazard,
        String tier,
        String service,
        String file,
        int line,
        String message,
        String exception) {

    /// A status that an earlier build has kept knows no exceptions.
    public FindingStatus {
        exception = Objects.requireNonNullElse(exception, "");
    }

    /// One that counts.
    public FindingStatus(
            String rule,
            String severity,
            String hazard,
            String tier,
            String service,
            String file,
            int line,
            String message) {
        this(rule, severity, hazard, tier, service, file, line, message, "");
    }

    public boolean counts() {
        return exception.isEmpty();
    }
}
