package dev.composure.reconcile;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What ties a service to others when it is recreated. `dependsOn` maps a dependency to its condition.
/// `sharers` are the services of the project that live in its namespaces or volumes, `foreignSharers` the
/// containers of other projects (or of none) that do. `restarted` are the services that compose restarts
/// with it (`depends_on` with `restart: true`).
public record Ties(
        SortedMap<String, String> dependsOn,
        SortedSet<String> sharers,
        SortedSet<String> foreignSharers,
        SortedSet<String> restarted) {

    public static final Ties NONE = new Ties(
            Collections.emptySortedMap(),
            Collections.emptySortedSet(),
            Collections.emptySortedSet(),
            Collections.emptySortedSet());

    public Ties {
        dependsOn = Collections.unmodifiableSortedMap(new TreeMap<>(dependsOn));
        sharers = Collections.unmodifiableSortedSet(new TreeSet<>(sharers));
        foreignSharers = Collections.unmodifiableSortedSet(new TreeSet<>(foreignSharers));
        restarted = Collections.unmodifiableSortedSet(new TreeSet<>(restarted));
    }
}
