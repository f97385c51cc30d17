package dev.composure.operate.round;

import dev.composure.operate.ListedContainer;
import dev.composure.reconcile.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares the engine's list of containers with the one before.
final class Listings {

    private Map<ProjectId, Set<ListedContainer>> last = Map.of();

    /// The projects that came, went, or have a container that is another or in another state.
    synchronized SortedSet<ProjectId> changed(List<ListedContainer> listed) {
        var now = listed.stream()
                .collect(Collectors.groupingBy(
                        container -> new ProjectId(container.project()), Collectors.toUnmodifiableSet()));
        var before = last;
        last = now;
        return Stream.concat(now.keySet().stream(), before.keySet().stream())
                .filter(project -> !Objects.equals(now.get(project), before.get(project)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
