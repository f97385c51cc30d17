package dev.composure.operate.notices;

/// Passes notices on, now or later; it does not make its caller wait.
@FunctionalInterface
public interface Announcer {
    void announce(Notice notice);
}
