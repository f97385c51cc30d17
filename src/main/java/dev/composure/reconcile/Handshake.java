package dev.composure.reconcile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// What compose would make of the files as they are, held against the containers that run: a project that shakes hands
/// has no drift, and then a recreate applies our change and nothing else. It is taken only when something is to be
/// begun; `isTaken` is false otherwise, and says nothing about drift.
public record Handshake(boolean isTaken, List<Drift> drifts, SortedMap<String, Ties> ties) {

    public static final Handshake NOT_TAKEN = new Handshake(false, List.of(), Collections.emptySortedMap());

    public Handshake {
        drifts = List.copyOf(drifts);
        ties = Collections.unmodifiableSortedMap(new TreeMap<>(ties));
    }

    /// With further drifts, and with containers of other projects that live in the namespaces of these services.
    public Handshake with(List<Drift> more, SortedMap<String, SortedSet<String>> foreignSharers) {
        var all = new ArrayList<>(drifts);
        all.addAll(more);
        var tied = new TreeMap<>(ties);
        foreignSharers.forEach((service, sharers) -> tied.merge(
                service,
                new Ties(new TreeMap<>(), new TreeSet<>(), sharers, new TreeSet<>()),
                (known, _) -> new Ties(known.dependsOn(), known.sharers(), sharers, known.restarted())));
        return new Handshake(isTaken, all, tied);
    }

    public Ties tiesOf(String service) {
        return ties.getOrDefault(service, Ties.NONE);
    }

    /// The service and whoever lives in its namespaces, and in theirs: all of them are recreated together.
    public SortedSet<String> recreatedWith(String service) {
        return closure(Set.of(service), name -> tiesOf(name).sharers());
    }

    /// Whatever must be in sync before the service may be recreated: what is recreated with it, and all that those
    /// depend on.
    public SortedSet<String> involved(String service) {
        return closure(recreatedWith(service), name -> tiesOf(name).dependsOn().keySet());
    }

    /// The drifts that stand in the way of recreating the service.
    public List<Drift> inTheWayOf(String service) {
        var involved = involved(service);
        return drifts.stream()
                .filter(drift -> involved.contains(drift.service()))
                .toList();
    }

    private static SortedSet<String> closure(Set<String> start, Function<String, Set<String>> next) {
        var found = new TreeSet<>(start);
        var pending = new ArrayDeque<>(start);
        while (!pending.isEmpty()) {
            next.apply(pending.poll()).stream().filter(found::add).forEach(pending::add);
        }
        return found;
    }
}
