package dev.composure.probe;

import java.util.Locale;

/// What a judgement rests on.
public enum Tier {
    /// The compose files alone.
    TEXT,
    /// And the image's configuration and files.
    IMAGE,
    /// And the running container.
    CONTAINER;

    /// The word for reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
