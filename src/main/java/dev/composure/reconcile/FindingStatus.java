package dev.composure.reconcile;

/// A finding as a status carries it: no evidence beyond the file's own words.
public record FindingStatus(
        String rule,
        String severity,
        String hazard,
        String tier,
        String service,
        String file,
        int line,
        String message) {}
