package dev.composure.reconcile;

/// Work that is wanted and must not be done now; why, and what a person can do.
public record Hold(String service, Reason reason, String message) {}
