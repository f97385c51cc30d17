package dev.composure.reconcile;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What git has of a project's files. `tracked` says of each path that git tracks why a commit of it alone cannot be
/// made (an empty word where it can); `proposed` are the names of the patches that are kept already.
public record Tracking(SortedMap<String, String> tracked, SortedSet<String> proposed) {

    public static final Tracking NONE = new Tracking(Collections.emptySortedMap(), Collections.emptySortedSet());

    public Tracking {
        tracked = Collections.unmodifiableSortedMap(new TreeMap<>(tracked));
        proposed = Collections.unmodifiableSortedSet(new TreeSet<>(proposed));
    }
}
