package dev.composure.report;

/// What was looked at, and how much was found.
public record Summary(
        int files,
        int projects,
        int services,
        int healthchecks,
        int error,
        int warning,
        int info,
        int excepted,
        int unreadable) {}
