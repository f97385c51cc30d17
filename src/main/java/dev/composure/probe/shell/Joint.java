package dev.composure.probe.shell;

/// What ties a command to the one before it in the same list.
public enum Joint {
    /// Nothing: it is the first.
    START,
    /// `;`, a line end, or `&` after the one before.
    NEXT,
    /// `&&`
    AND,
    /// `||`
    OR,
    /// `|`
    PIPE
}
