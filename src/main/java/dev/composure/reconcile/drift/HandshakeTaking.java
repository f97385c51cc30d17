package dev.composure.reconcile.drift;

import dev.composure.reconcile.Drift;
import dev.composure.reconcile.Handshake;
import dev.composure.reconcile.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Holds what compose would create against what is there.
public record HandshakeTaking(Rehearsal rehearsal, List<Present> present) {

    public HandshakeTaking {
        present = List.copyOf(present);
    }

    public Handshake handshake() {
        var ties = rehearsal.ties();
        var foreign = foreign();
        if (!foreign.isEmpty()) {
            return new Handshake(true, foreign, ties);
        }
        if (!rehearsal.isComplete()) {
            return new Handshake(true, unrehearsed(), ties);
        }
        var drifts = new ArrayList<Drift>();
        drifts.addAll(otherChanges());
        drifts.addAll(missing());
        var awaited = rehearsal.awaited();
        present.forEach(container -> drifts.addAll(drifts(container, awaited.contains(container.service()))));
        return new Handshake(true, drifts, ties);
    }

    private List<Drift> foreign() {
        return present.stream()
                .flatMap(one -> Ownership.of(one.container())
                        .map(owner -> new Drift(one.service(), Reason.FOREIGN_MANAGED, owner.message()))
                        .stream())
                .distinct()
                .toList();
    }

    /// Without the image of a container compose would have to pull or build it, which nobody lets it do here.
    private List<Drift> unrehearsed() {
        return present.stream()
                .map(one -> one.taggedImage().isEmpty()
                        ? new Drift(one.service(), Reason.DRIFTED_IMAGE, ContainerDrift.withoutTag(one))
                        : new Drift(one.service(), Reason.UNREACHABLE, unreadable()))
                .distinct()
                .toList();
    }

    private String unreadable() {
        var attempts = rehearsal.otherChanges().isEmpty()
                ? ""
                : "; it tried to " + String.join(", ", rehearsal.otherChanges());
        return "compose cannot bring the project up as it is (%s%s); see what `docker compose up -d --dry-run` says"
                .formatted(rehearsal.failure(), attempts);
    }

    private List<Drift> everywhere(Reason reason, String message) {
        return present.stream()
                .map(Present::service)
                .distinct()
                .map(service -> new Drift(service, reason, message))
                .toList();
    }

    /// Networks and volumes that are not there, or not as the file has them, concern every service.
    private List<Drift> otherChanges() {
        return rehearsal.otherChanges().stream()
                .flatMap(change -> everywhere(
                        change.contains("network") ? Reason.DRIFTED_NETWORK : Reason.DRIFTED_FILE,
                        "bringing it up now would also %s; run `docker compose up -d` first".formatted(change))
                        .stream())
                .toList();
    }

    private List<Drift> missing() {
        var names = present.stream().map(one -> one.container().name()).collect(Collectors.toSet());
        return rehearsal.containers().stream()
                .filter(desired -> !names.contains(desired.name()))
                .map(desired -> new Drift(
                        desired.service(),
                        Reason.DRIFTED_SCALE,
                        "the container %s is not there; run `docker compose up -d %s` first"
                                .formatted(desired.name(), desired.service())))
                .toList();
    }

    private List<Drift> drifts(Present container, boolean isAwaited) {
        return rehearsal
                .named(container.container().name())
                .map(desired -> new ContainerDrift(container, desired, isAwaited).drifts())
                .orElse(List.of());
    }
}
