package dev.composure.operate.notices;

/// A notice that waits to be sent, and how often that was tried.
public record Letter(long number, Notice notice, int tries) {}
