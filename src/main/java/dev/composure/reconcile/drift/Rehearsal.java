package dev.composure.reconcile.drift;

import dev.composure.reconcile.Ties;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What compose did when it was let loose on a simulated engine: the containers it created, in the order of
/// their names, and what else it tried to change, in words (`create network shop_back`). `failure` says why
/// it came to no end; empty where it did.
public record Rehearsal(List<DesiredContainer> containers, SortedSet<String> otherChanges, String failure) {

    private static final String COMPLETED = "service_completed_successfully";

    public Rehearsal {
        containers = List.copyOf(containers);
        otherChanges = Collections.unmodifiableSortedSet(new TreeSet<>(otherChanges));
    }

    public boolean isComplete() {
        return failure.isEmpty();
    }

    /// The container of that name.
    public Optional<DesiredContainer> named(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    /// The services that somebody waits for to have done their work: those have, once they exited with 0.
    public SortedSet<String> awaited() {
        return ties().values().stream()
                .flatMap(tie -> tie.dependsOn().entrySet().stream())
                .filter(dependency -> dependency.getValue().equals(COMPLETED))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What ties its services together.
    public SortedMap<String, Ties> ties() {
        return new TieReading(this).ties();
    }

    /// The containers of those services only.
    public Rehearsal only(Set<String> services) {
        return new Rehearsal(
                containers.stream()
                        .filter(container -> services.contains(container.service()))
                        .toList(),
                otherChanges,
                failure);
    }

    /// The same with other values.
    public Rehearsal with(UnaryOperator<String> values) {
        return new Rehearsal(
                containers.stream().map(container -> container.with(values)).toList(), otherChanges, failure);
    }

    public List<DesiredContainer> of(String service) {
        return containers.stream()
                .filter(container -> container.service().equals(service))
                .toList();
    }
}
