package dev.composure.probe;

/// Whose program a name in a container stands for.
public enum ToolKind {
    /// An applet of busybox; `sh` is its ash.
    BUSYBOX,
    GNU,
    DASH,
    BASH,
    /// Something else that is there: curl, OpenBSD's nc …
    OTHER,
    /// The container has no such program.
    ABSENT,
    UNKNOWN
}
