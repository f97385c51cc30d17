package dev.composure.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What stands around a project and decides whether it may be touched now: how its files and containers agree, the
/// digests of the plans that a person approved, the remediations that a person wants undone, how many remediations of
/// other projects are open, when somebody else last created or removed a container of it, what git has of its files,
/// which other projects read them, why which of them cannot be written, and what keeps newer policies from being in
/// force.
public record Circumstances(
        Handshake handshake,
        SortedSet<String> approvals,
        SortedSet<String> rollbacks,
        int openElsewhere,
        Optional<Instant> foreignActivity,
        Tracking tracking,
        Readers readers,
        SortedMap<String, String> obstacles,
        PolicyTrouble policyTrouble) {

    /// How long somebody else must have left a project alone.
    private static final Duration QUIET = Duration.ofSeconds(10);

    public static final Circumstances CALM = new Circumstances(
            Handshake.NOT_TAKEN,
            Collections.emptySortedSet(),
            Collections.emptySortedSet(),
            0,
            Optional.empty(),
            Tracking.NONE,
            Readers.NONE,
            Collections.emptySortedMap(),
            PolicyTrouble.NONE);

    public Circumstances {
        approvals = Collections.unmodifiableSortedSet(new TreeSet<>(approvals));
        rollbacks = Collections.unmodifiableSortedSet(new TreeSet<>(rollbacks));
        obstacles = Collections.unmodifiableSortedMap(new TreeMap<>(obstacles));
    }

    /// Why not all of these files can be written; empty where they can.
    Optional<String> obstacleTo(Collection<String> paths) {
        return paths.stream()
                .filter(path -> obstacles.containsKey(path))
                .sorted()
                .findFirst()
                .map(path -> obstacles.get(path));
    }

    /// Until when somebody else is let be; empty where nobody is at work.
    Optional<Instant> busyUntil(Instant now) {
        return foreignActivity.map(last -> last.plus(QUIET)).filter(now::isBefore);
    }
}
