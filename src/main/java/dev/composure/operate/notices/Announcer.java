package dev.composure.operate.notices;

import java.util.Optional;

/// Passes a notice on.
@FunctionalInterface
public interface Announcer {

    /// Why it was not taken; empty where it was.
    Optional<String> announce(Notice notice);
}
