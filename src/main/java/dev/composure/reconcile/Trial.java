package dev.composure.reconcile;

/// What came of trying a candidate in a container: it gave the verdict the present check gives, or what it did instead.
public record Trial(ContainerId container, String candidate, boolean passed, String detail) {}
