package dev.composure.probe;

import java.util.Locale;

/// What the first process of a container does with orphans handed to it.
public enum PidOne {
    /// An init: tini, docker-init, dumb-init, s6 …
    REAPS,
    /// Most applications: every orphan stays a zombie.
    DOES_NOT_REAP,
    /// It waits for orphans and takes their exit for its own children's: postgres, foreman.
    HOSTILE,
    UNKNOWN;

    /// The word for reports: `does-not-reap`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
