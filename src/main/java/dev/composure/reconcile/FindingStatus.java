package dev.composure.reconcile;

import java.util.Objects;

/// A finding as a status carries it. `exception` names what covers it, and is empty where it counts; `evidence` quotes
/// the file's own, uninterpolated words, with credentials masked.
public record FindingStatus(
        String rule,
        String severity,
        String hazard,
        String tier,
        String service,
        String file,
        int line,
        String message,
        String exception,
        String evidence) {

    /// A status that an earlier build has kept knows neither.
    public FindingStatus {
        exception = Objects.requireNonNullElse(exception, "");
        evidence = Objects.requireNonNullElse(evidence, "");
    }

    /// One that counts, and quotes nothing.
    public FindingStatus(
            String rule,
            String severity,
            String hazard,
            String tier,
            String service,
            String file,
            int line,
            String message) {
        this(rule, severity, hazard, tier, service, file, line, message, "", "");
    }

    public boolean counts() {
        return exception.isEmpty();
    }
}
