package dev.composure.probe.shell;

/// A redirection of a command: its operator without file descriptor, and what stands after it.
public record Redirection(String operator, Word target) {}
