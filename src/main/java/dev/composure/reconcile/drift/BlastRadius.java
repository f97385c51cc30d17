package dev.composure.reconcile.drift;

import java.util.Optional;
import java.util.stream.Collectors;

/// What an edit changes, by what compose would create before and after it: the whole of it is accepted before the first
/// mutation, or nothing is written.
public record BlastRadius(Rehearsal before, Rehearsal after) {

    /// Why an edit of that service must not be made; empty where nothing but its own healthcheck or init changes.
    public Optional<String> objection(String service) {
        if (!after.isComplete()) {
            return Optional.of("with the edit, compose cannot bring the project up (%s)".formatted(after.failure()));
        }
        if (!before.otherChanges().equals(after.otherChanges())) {
            return Optional.of(
                    "with the edit, compose would also %s".formatted(String.join(", ", after.otherChanges())));
        }
        if (!names(before).equals(names(after))) {
            return Optional.of("with the edit, compose would create other containers");
        }
        return before.containers().stream()
                .flatMap(container -> objection(service, container).stream())
                .findFirst();
    }

    private static String names(Rehearsal rehearsal) {
        return rehearsal.containers().stream().map(DesiredContainer::name).collect(Collectors.joining(" "));
    }

    private Optional<String> objection(String service, DesiredContainer container) {
        var changed = after.named(container.name()).orElseThrow().definition();
        var differences = container.definition().differences(changed);
        differences.removeIf(
                path -> Freedom.isBookkeeping(path) || (container.service().equals(service) && Freedom.isFree(path)));
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the edit also changes %s of %s".formatted(FieldNames.words(differences), container.name()));
    }
}
