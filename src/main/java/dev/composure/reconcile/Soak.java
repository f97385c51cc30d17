package dev.composure.reconcile;

import dev.composure.compose.Service;
import dev.composure.policy.Mode;
import dev.composure.policy.Policy;
import dev.composure.zombies.Trend;
import dev.composure.zombies.ZombieSample;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The plan for remedies that were proven not long ago. A leak of one zombie in an hour looks flat for as
/// long as a proof takes, so for the policy's `verify.soak` a remedy is watched on, and given up after all
/// when zombies go on coming: then the original is put back, and the next remedy has its turn.
///
/// It is as careful as where something is begun: in enforce mode only, not where the file or the containers are not as
/// the remedy left them, and not while anything has drifted that a recreate would apply.
record Soak(Assessment assessment, Instant now) {

    Plan plan() {
        var plan = Plan.empty();
        for (Remediation remediation : latest()) {
            var next = plan(remediation);
            plan = plan.and(next);
            if (!next.steps().isEmpty()) {
                return plan;
            }
        }
        return plan;
    }

    /// The latest remediation of each service.
    private List<Remediation> latest() {
        var latest = new TreeMap<String, Remediation>();
        assessment.seen().remediations().stream()
                .sorted(Comparator.comparing(Remediation::begunAt))
                .forEach(remediation -> latest.put(remediation.service(), remediation));
        return List.copyOf(latest.values());
    }

    private Plan plan(Remediation remediation) {
        var service = assessment.seen().loaded().project().services().get(remediation.service());
        if (service == null || !(remediation.verdict() instanceof Verdict.Proven proven)) {
            return Plan.empty();
        }
        var policy = assessment.policy(service);
        if (now.isAfter(proven.at().plus(policy.verify().soak()))
                || assessment.mode(service) != Mode.ENFORCE
                || Assessment.isIgnored(service)
                || !isAsTheRemedyLeftIt(remediation)) {
            return Plan.empty();
        }
        return growth(remediation, proven.at())
                .map(growing -> giveUp(remediation, service, policy, growing))
                .orElseGet(Plan::empty);
    }

    private boolean isAsTheRemedyLeftIt(Remediation remediation) {
        var seen = assessment.seen();
        boolean isWritten = remediation.files().stream()
                .allMatch(file -> file.digestAfter().equals(seen.fileDigests().get(file.path())));
        boolean areCounted = remediation.replicas().entrySet().stream()
                .allMatch(replicas -> seen.containersOf(replicas.getKey()).size() == replicas.getValue());
        return isWritten
                && !remediation.isFileOnly()
                && areCounted
                && seen.containersOf(remediation.service()).stream()
                        .noneMatch(container ->
                                container.composeLabel("config-hash").equals(remediation.configHashBefore()));
    }

    private Optional<Trend.Growing> growth(Remediation remediation, Instant since) {
        return assessment.seen().containersOf(remediation.service()).stream()
                .flatMap(container -> Trend.slowGrowth(samples(container, since)).stream())
                .findFirst();
    }

    private List<ZombieSample> samples(ObservedContainer container, Instant since) {
        return assessment.seen().samplesOf(container.composeLabel("service")).stream()
                .filter(sample -> sample.container().equals(container.id().value()))
                .filter(sample -> !sample.at().isBefore(since))
                .toList();
    }

    private Remediation reopened(Remediation remediation, String message) {
        var containers = assessment.seen().containersOf(remediation.service()).stream()
                .map(ObservedContainer::id)
                .toList();
        return remediation.reopened(
                containers, remediation.replicas(), new Verdict.Restoring(Reason.ZOMBIES_STILL_GROW, message));
    }

    private Plan giveUp(Remediation remediation, Service service, Policy policy, Trend.Growing growing) {
        var message = "%d new zombies in %d probes since it was proven".formatted(growing.created(), growing.probes());
        return switch (new Clearance(assessment, service, policy, now).result()) {
            case Clearance.Result.Blocked(var plan) -> plan;
            case Clearance.Result.Clear clear
            when clear.fileOnly()
                    || !clear.approvalFor().isEmpty()
                    || !clear.ridingAlong().isEmpty() ->
                Plan.held(new Hold(
                        service.name(),
                        Reason.ZOMBIES_STILL_GROW,
                        "%s, but a recreate would change more than the remedy did; bring it up to date with `docker compose up -d %s`"
                                .formatted(message, service.name())));
            case Clearance.Result.Clear _ ->
                Plan.of(List.of(new Step.ReopenRemediation(service.name(), message, reopened(remediation, message))));
        };
    }
}
