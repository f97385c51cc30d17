package dev.composure.rest.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ResourceName;
import dev.composure.rest.kinds.CurrentObjects;
import dev.composure.rest.kinds.Kind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/// The objects as they were last seen, each with the version at which it last changed, and the latest changes of all,
/// for those who watch. Versions grow with every change; they begin with the time of the start, so that none of an
/// earlier process is taken for one of this.
public final class Feed {

    private static final int REMEMBERED = 1_000;

    private final CurrentObjects current;
    private final Map<Kind, SortedMap<String, ObjectNode>> objects = new EnumMap<>(Kind.class);
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private long version;
    /// The newest version of which the changes after it are all remembered.
    private long horizon;

    public Feed(CurrentObjects current, Instant startedAt) {
        this.current = current;
        this.version = startedAt.toEpochMilli();
        this.horizon = version;
    }

    /// Objects of a kind, and the version at which they were so.
    public record Listing(long version, List<ObjectNode> items) {}

    private SortedMap<String, ObjectNode> of(Kind kind) {
        return objects.computeIfAbsent(kind, _ -> new TreeMap<>());
    }

    /// Looks at all objects of a kind anew, and tells the watchers what has changed.
    public synchronized void refresh(Kind kind) {
        compare(kind, current.of(kind), _ -> true);
    }

    /// The same with what belongs to one project. Where nobody watches it waits until somebody asks.
    public synchronized void refresh(ProjectId project) {
        if (!watchers.isEmpty()) {
            compareOf(project, Kind.COMPOSE_PROJECT);
            compareOf(project, Kind.REMEDIATION);
        }
    }

    private void compareOf(ProjectId project, Kind kind) {
        compare(
                kind,
                current.of(kind, project),
                object -> object.at("/spec/project").asText().equals(project.name()));
    }

    private void compare(Kind kind, SortedMap<String, ObjectNode> now, Predicate<ObjectNode> scope) {
        var known = of(kind);
        var names = new TreeSet<>(now.keySet());
        known.forEach((name, object) -> {
            if (scope.test(object)) {
                names.add(name);
            }
        });
        for (String name : names) {
            var before = Optional.ofNullable(known.get(name));
            var after = Optional.ofNullable(now.get(name));
            if (!before.equals(after.map(object -> withVersionOf(before, object)))) {
                changed(kind, name, before, after);
            }
        }
    }

    private static ObjectNode withVersionOf(Optional<ObjectNode> before, ObjectNode object) {
        before.ifPresent(
                known -> object.withObject("/metadata").set("resourceVersion", known.at("/metadata/resourceVersion")));
        return object;
    }

    private void changed(Kind kind, String name, Optional<ObjectNode> before, Optional<ObjectNode> after) {
        version++;
        after.ifPresent(object -> object.withObject("/metadata").put("resourceVersion", Long.toString(version)));
        after.ifPresentOrElse(object -> of(kind).put(name, object), () -> of(kind).remove(name));
        var change = new Change(version, kind, before, after);
        changes.addLast(change);
        if (changes.size() > REMEMBERED) {
            horizon = changes.removeFirst().version();
        }
        watchers.forEach(watcher -> watcher.told(change));
    }

    public synchronized Listing list(Kind kind, Selection selection) {
        refresh(kind);
        return listing(kind, selection);
    }

    private Listing listing(Kind kind, Selection selection) {
        return new Listing(
                version, of(kind).values().stream().filter(selection::covers).toList());
    }

    public synchronized Optional<ObjectNode> find(Kind kind, String name) {
        if (kind == Kind.COMPOSE_PROJECT) {
            new ResourceName(name).own().ifPresent(own -> compareOf(new ProjectId(own), kind));
        } else {
            refresh(kind);
        }
        return Optional.ofNullable(of(kind).get(name));
    }

    /// Has a watcher told what changes after a version; without one it is told first what there is. The listing is that
    /// of the moment from which on it is told.
    public synchronized Listing watch(Watcher watcher, Optional<Long> since) {
        refresh(watcher.kind());
        since.ifPresent(this::requireRemembered);
        var listing = listing(watcher.kind(), watcher.selection());
        if (since.isEmpty()) {
            listing.items().forEach(object -> watcher.told(new WatchEvent("ADDED", object)));
        } else {
            new ArrayList<>(changes)
                    .stream().filter(change -> change.version() > since.get()).forEach(watcher::told);
        }
        watchers.add(watcher);
        return listing;
    }

    private void requireRemembered(long since) {
        if (since < horizon || since > version) {
            throw new ResourceExpired("%d (%d)".formatted(since, horizon));
        }
    }

    public synchronized void leave(Watcher watcher) {
        watchers.remove(watcher);
    }

    public synchronized int watching() {
        return watchers.size();
    }

    public synchronized long version() {
        return version;
    }

    /// Hands the version out between two changes: whoever has been told of all changes up to here has been told before
    /// the other hears of it, and of later ones afterwards.
    public synchronized void atVersion(LongConsumer told) {
        told.accept(version);
    }
}
