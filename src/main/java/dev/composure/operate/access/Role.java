package dev.composure.operate.access;

/// What somebody may do.
public enum Role {
    /// Read everything.
    VIEWER,
    /// Also approve and pause.
    OPERATOR
}
