package dev.composure.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The plan for a remediation that was begun, from what is observed alone: whoever was killed at whatever line, the
/// next round finds the file and the containers as they are and goes on from there.
record Continuation(Observed seen, Remediation remediation, Instant now) {

    private static final String WRITTEN =
            "the file has the new check; the containers get it when the service is brought up the next time";

    private static final String GIVEN_WAY =
            "somebody else removed or replaced its containers meanwhile; they are left as they are, and the original file"
                    + " is back";

    private static final String PUT_BACK =
            "somebody else put the original file back meanwhile; it stays so, and its containers stay as they are";

    private static final Duration REMOVAL_POLL = Duration.ofSeconds(1);
    private static final int MOST_RECREATES = 3;
    private static final String CUT_SHORT = "a recreate was cut short";

    static Plan plan(Observed seen, Remediation remediation, Instant now) {
        var continuation = new Continuation(seen, remediation, now);
        return continuation.standBack().or(continuation::whileRemoved).orElseGet(continuation::onwards);
    }

    private Plan onwards() {
        return switch (remediation.verdict()) {
            case Verdict.InProgress _ -> isWantedBack() ? giveUp() : forward();
            case Verdict.Restoring restoring -> back(restoring);
            case Verdict.Proven _, Verdict.Written _, Verdict.Restored _, Verdict.Abandoned _ ->
                throw new IllegalStateException("only an open remediation is continued: " + remediation.id());
        };
    }

    private boolean isWantedBack() {
        return seen.around().rollbacks().contains(remediation.id());
    }

    private Plan giveUp() {
        var restoring = new Verdict.Restoring(Reason.ROLLED_BACK, Undoing.BY_HAND);
        return Plan.of(List.of(new Step.GiveUpRemedy(service(), Undoing.BY_HAND, remediation, restoring)));
    }

    private String service() {
        return remediation.service();
    }

    private Plan forward() {
        return remediation.isFileOnly() ? forwardInTheFile() : forwardToTheContainers();
    }

    private Plan forwardInTheFile() {
        return switch (files()) {
            case BEFORE ->
                wasWritten()
                        ? Plan.of(List.of(putBack()))
                        : Plan.of(List.of(new Step.RewriteHealthcheck(service(), remediation.why(), remediation)));
            case AFTER ->
                new Closing(seen, remediation)
                        .plan(new Step.CloseRemediation(
                                service(), WRITTEN, remediation, new Verdict.Written(now, WRITTEN)));
            case OTHER -> abandon();
        };
    }

    private Plan forwardToTheContainers() {
        return switch (files()) {
            case BEFORE -> forwardFromTheOriginal();
            case AFTER -> isRecreated() ? new Proof(seen, remediation, now).plan() : recreateOnce();
            case OTHER -> abandon();
        };
    }

    private Plan forwardFromTheOriginal() {
        if (hasGivenWay()) {
            return Plan.of(List.of(givenWay()));
        }
        if (!wasWritten()) {
            return replacing(
                    new Step.RewriteHealthcheck(service(), remediation.why(), remediation),
                    "its healthcheck was rewritten");
        }
        return isWhole()
                ? Plan.of(List.of(putBack()))
                : Plan.of(List.of(new Step.GiveUpRemedy(
                        service(), PUT_BACK, remediation, new Verdict.Restoring(Reason.SOURCE_CHANGED, PUT_BACK))));
    }

    /// It was written once and is the original again: somebody else has put it back, and there is no fight about it.
    private boolean wasWritten() {
        return seen.steps().stream().anyMatch(step -> step.action() == JournalStep.Action.REWRITE && step.isDone());
    }

    private Step putBack() {
        return new Step.CloseRemediation(
                service(), PUT_BACK, remediation, new Verdict.Abandoned(now, Reason.SOURCE_CHANGED, PUT_BACK));
    }

    /// Somebody who creates and removes containers of the project is let finish first.
    private Optional<Plan> standBack() {
        return seen.around()
                .busyUntil(now)
                .map(end -> Plan.waiting(Wait.forOthers(service(), Duration.between(now, end))));
    }

    /// A container that is still listed while the engine removes it has not ended: in a moment it is gone.
    private Optional<Plan> whileRemoved() {
        return replaced().keySet().stream()
                .flatMap(name -> seen.containersOf(name).stream())
                .filter(ObservedContainer::isBeingRemoved)
                .findFirst()
                .map(container -> Plan.waiting(
                        new Wait(service(), Reason.REMEDIATING, REMOVAL_POLL, container.name() + " is being removed")));
    }

    /// What was recreated and is not there now was taken away by somebody else: there is no fight about it.
    private Plan recreateOnce() {
        if (recreatesDone() < (wasNotStarted() ? MOST_RECREATES : 1)) {
            return Plan.of(recreate("its healthcheck was rewritten"));
        }
        return Plan.of(List.of(new Step.RestoreFile(service(), GIVEN_WAY, remediation), givenWay()));
    }

    /// The file was put back for somebody else's sake, and the process died before it could say so.
    private boolean hasGivenWay() {
        return seen.steps().stream().anyMatch(step -> step.action() == JournalStep.Action.RESTORE);
    }

    private Step givenWay() {
        return new Step.CloseRemediation(
                service(), GIVEN_WAY, remediation, new Verdict.Abandoned(now, Reason.FOREIGN_ACTIVITY, GIVEN_WAY));
    }

    private boolean wasNotStarted() {
        return replaced().keySet().stream()
                .flatMap(name -> seen.containersOf(name).stream())
                .anyMatch(container -> container.state().equals("created"));
    }

    /// How often compose has said that it recreated the service since the file was written the last time.
    private long recreatesDone() {
        int written = seen.steps().stream()
                .filter(step ->
                        step.action() == JournalStep.Action.REWRITE || step.action() == JournalStep.Action.RESTORE)
                .mapToInt(JournalStep::number)
                .max()
                .orElse(0);
        return seen.steps().stream()
                .filter(step -> step.number() > written && step.action() == JournalStep.Action.RECREATE)
                .filter(JournalStep::isDone)
                .count();
    }

    private Plan back(Verdict.Restoring restoring) {
        return switch (files()) {
            case AFTER -> restore(restoring);
            case BEFORE ->
                remediation.isFileOnly() || isBack() ? closeRestored(restoring) : recreateFewTimes(restoring);
            case OTHER -> abandon();
        };
    }

    /// A container that ends again and again is not worth a recreate without end.
    private Plan recreateFewTimes(Verdict.Restoring restoring) {
        if (recreatesDone() < MOST_RECREATES) {
            return Plan.of(recreate("the original file is back"));
        }
        var message =
                "%s; the original file is back, but its containers are not as they were: see `docker compose ps -a`"
                        .formatted(restoring.message());
        return Plan.of(List.of(new Step.CloseRemediation(
                service(), message, remediation, new Verdict.Abandoned(now, restoring.reason(), message))));
    }

    private Plan restore(Verdict.Restoring restoring) {
        var restore = new Step.RestoreFile(service(), restoring.message(), remediation);
        return remediation.isFileOnly() || isBack()
                ? Plan.of(List.of(restore))
                : replacing(restore, "the original file is back");
    }

    private Plan replacing(Step file, String cause) {
        var steps = new ArrayList<Step>(List.of(file));
        steps.addAll(recreate(cause));
        return Plan.of(steps);
    }

    /// What a compose that died has left comes first: the next one would stumble over it.
    private List<Step> recreate(String cause) {
        var steps = new ArrayList<Step>();
        new Leftovers(seen.containers()).cures(replaced().keySet()).forEach(cure -> steps.add(step(cure)));
        steps.add(new Step.RecreateService(service(), cause, remediation));
        return steps;
    }

    private Step step(Leftovers.Cure cure) {
        var container = cure.container();
        return switch (cure) {
            case Leftovers.Cure.Remove _ ->
                new Step.RemoveLeftover(service(), CUT_SHORT, remediation, container.id(), container.name());
            case Leftovers.Cure.Rename rename ->
                new Step.RenameLeftover(
                        service(), CUT_SHORT, remediation, container.id(), container.name(), rename.lastingName());
        };
    }

    private FilesNow files() {
        return FilesNow.of(remediation, seen.fileDigests());
    }

    private List<ObservedContainer> containers() {
        return seen.containersOf(service());
    }

    /// The services whose containers are replaced, and how many each has.
    private SortedMap<String, Integer> replaced() {
        return remediation.replicas();
    }

    private boolean isRecreated() {
        return isWhole()
                && containers().stream()
                        .noneMatch(container ->
                                container.composeLabel("config-hash").equals(remediation.configHashBefore()));
    }

    private boolean isBack() {
        return isWhole()
                && containers().stream()
                        .allMatch(container -> container.isRunning()
                                && container.composeLabel("config-hash").equals(remediation.configHashBefore()));
    }

    /// Every replica is there, none of them created and never started (which is what a compose killed half way leaves),
    /// and who lives with another lives with one that is there.
    private boolean isWhole() {
        return containers().size() == remediation.containersBefore().size()
                && replaced().entrySet().stream().allMatch(service -> isWhole(service.getKey(), service.getValue()));
    }

    private boolean isWhole(String name, int replicas) {
        var containers = seen.containersOf(name);
        return containers.size() == replicas
                && containers.stream()
                        .noneMatch(container -> container.state().equals("created")
                                || (!name.equals(service()) && isStranded(container)));
    }

    private boolean isStranded(ObservedContainer sharer) {
        return replaced().keySet().stream()
                .flatMap(name -> seen.containersOf(name).stream())
                .noneMatch(sharer::leansOn);
    }

    private Plan abandon() {
        return abandoned(remediation, now);
    }

    static Plan abandoned(Remediation remediation, Instant now) {
        var message = "the file was changed by somebody else meanwhile; it stays as they made it";
        return Plan.of(List.of(new Step.CloseRemediation(
                remediation.service(),
                message,
                remediation,
                new Verdict.Abandoned(now, Reason.SOURCE_CHANGED, message))));
    }

    private Plan closeRestored(Verdict.Restoring restoring) {
        return new Closing(seen, remediation)
                .plan(new Step.CloseRemediation(
                        service(),
                        "the original file and containers are back",
                        remediation,
                        new Verdict.Restored(now, restoring.reason(), restoring.message())));
    }
}
