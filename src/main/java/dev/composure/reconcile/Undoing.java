package dev.composure.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The plan for what a person wants undone: one remediation at a time, newest first, and each only where
/// nothing but the original check would come with it.
record Undoing(Observed seen, Instant now) {

    static final String BY_HAND = "a person wants the original back";

    private static final Duration HEALTH_POLL = Duration.ofSeconds(2);

    /// Nothing where nothing is wished for, or all of it is done.
    Plan plan() {
        var wished = seen.remediations().stream()
                .filter(remediation -> seen.around().rollbacks().contains(remediation.id()))
                .filter(Rollback::isKept)
                .toList();
        for (Rollback.Answer answer : Rollback.answers(wished, seen.remediations(), seen.fileDigests())) {
            var plan = plan(answer);
            if (!plan.isEmpty()) {
                return plan;
            }
        }
        return Plan.empty();
    }

    private Plan plan(Rollback.Answer answer) {
        return switch (answer) {
            case Rollback.Answer.Needless _ -> Plan.empty();
            case Rollback.Answer.Differs differs -> held(differs.remediation(), Reason.SOURCE_CHANGED, differs.why());
            case Rollback.Answer.Possible(var remediation) -> undo(remediation);
        };
    }

    private static Plan held(Remediation remediation, Reason reason, String message) {
        return Plan.held(new Hold(remediation.service(), reason, "not rolled back: " + message));
    }

    private Plan undo(Remediation remediation) {
        if (seen.sourceTrouble().isThere()) {
            return held(
                    remediation,
                    seen.sourceTrouble().reason(),
                    seen.sourceTrouble().message());
        }
        var busy = seen.around().busyUntil(now);
        if (busy.isPresent()) {
            return Plan.waiting(Wait.forOthers(remediation.service(), Duration.between(now, busy.get())));
        }
        return isForTheFileOnly(remediation)
                ? reopen(remediation, List.of(), new TreeMap<>())
                : withContainers(remediation);
    }

    /// Stopped, gone, or never brought up with the new check.
    private boolean isForTheFileOnly(Remediation remediation) {
        var containers = containers(remediation);
        return containers.stream().noneMatch(ObservedContainer::isRunning)
                || containers.stream()
                        .allMatch(container ->
                                container.composeLabel("config-hash").equals(remediation.configHashBefore()));
    }

    private List<ObservedContainer> containers(Remediation remediation) {
        return seen.containersOf(remediation.service());
    }

    private Plan withContainers(Remediation remediation) {
        var handshake = seen.around().handshake();
        var together = handshake.recreatedWith(remediation.service());
        if (together.stream()
                .flatMap(name -> seen.containersOf(name).stream())
                .anyMatch(container -> container.health() == Health.STARTING && container.isRunning())) {
            return Plan.waiting(new Wait(
                    remediation.service(), Reason.RESTORING, HEALTH_POLL, "its health is not known yet (starting)"));
        }
        var strangers = together.stream()
                .flatMap(name -> handshake.tiesOf(name).foreignSharers().stream())
                .distinct()
                .toList();
        if (!strangers.isEmpty()) {
            return held(
                    remediation,
                    Reason.SHARED_ELSEWHERE,
                    "%s of another project would be stranded by a recreate".formatted(String.join(", ", strangers)));
        }
        var inTheWay = handshake.inTheWayOf(remediation.service()).stream()
                .filter(drift -> drift.reason() != Reason.COMPOSE_VERSION_DIFFERS)
                .findFirst();
        if (inTheWay.isPresent()) {
            return held(remediation, inTheWay.get().reason(), inTheWay.get().message());
        }
        var replicas = new TreeMap<String, Integer>();
        together.forEach(name -> replicas.put(name, seen.containersOf(name).size()));
        return reopen(
                remediation,
                containers(remediation).stream().map(ObservedContainer::id).toList(),
                replicas);
    }

    private Plan reopen(Remediation remediation, List<ContainerId> containers, SortedMap<String, Integer> replicas) {
        var restoring = new Verdict.Restoring(Reason.ROLLED_BACK, BY_HAND);
        return Plan.of(List.of(new Step.ReopenRemediation(
                remediation.service(), BY_HAND, remediation.reopened(containers, replicas, restoring))));
    }
}
