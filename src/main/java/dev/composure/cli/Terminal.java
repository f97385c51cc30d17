package dev.composure.cli;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a command runs: the folder, the environment, and whether its output, and what it says besides,
/// are read on a terminal.
public record Terminal(
        String workingDirectory, SortedMap<String, String> environment, boolean isInteractive, boolean showsErrors) {

    public Terminal(String workingDirectory, SortedMap<String, String> environment, boolean isInteractive) {
        this(workingDirectory, environment, isInteractive, false);
    }

    public Terminal {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    /// A terminal does, unless it is dumb or its user has said no (no-color.org).
    boolean wantsColour() {
        return isInteractive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /// One on which something can be drawn over.
    boolean isLive() {
        return isInteractive && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /// Whether somebody watches what is said besides the result, and can see it drawn over.
    boolean showsProgress() {
        return showsErrors && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /// Whether it has more than ASCII; the launcher knows, because it sets another locale for Java.
    boolean hasBlocks() {
        return !environment.containsKey("COMPOSURE_ASCII");
    }
}
