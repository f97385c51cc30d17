package dev.composure.reconcile;

import dev.composure.policy.Finding;
import dev.composure.zombies.Trend;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Makes the status of a project from one round.
record StatusReport(
        Optional<ProjectStatus> last,
        Assessment assessment,
        Plan plan,
        List<StepResult> results,
        ServiceTrends trends,
        Instant now) {

    ProjectStatus status() {
        return new ProjectStatus(
                seen().project(),
                seen().loaded().input().directory(),
                seen().loaded().input().files(),
                assessment.highestMode().word(),
                seen().revision(),
                conditions(),
                services(),
                assessment.findings().stream().map(StatusReport::findingStatus).toList(),
                seen().remediations().stream().map(RemediationStatus::of).toList(),
                assessment.versions());
    }

    private Observed seen() {
        return assessment.seen();
    }

    private List<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        conditions.add(policyLoaded());
        conditions.add(compliant());
        conditions.add(zombiesFlat());
        reconciling().ifPresent(conditions::add);
        stalled().ifPresent(conditions::add);
        conditions.addFirst(ready(List.copyOf(conditions)));
        return conditions;
    }

    private Condition policyLoaded() {
        var trouble = seen().around().policyTrouble();
        var inForce = "%s%s, digest %s"
                .formatted(
                        seen().policies().source(),
                        commit(),
                        seen().policies().digest().substring(0, 12));
        return trouble.isThere()
                ? condition(
                        Condition.Type.POLICY_LOADED,
                        Condition.Status.FALSE,
                        trouble.reason(),
                        "%s; the last good ones stay in force: %s".formatted(trouble.message(), inForce))
                : condition(Condition.Type.POLICY_LOADED, Condition.Status.TRUE, Reason.POLICY_LOADED, inForce);
    }

    private String commit() {
        var revision = seen().policies().revision();
        return revision.isEmpty() ? "" : ", commit " + revision;
    }

    private Condition compliant() {
        var errors = assessment.errors();
        if (errors.isEmpty()) {
            return condition(
                    Condition.Type.COMPLIANT,
                    Condition.Status.TRUE,
                    Reason.NO_FINDINGS,
                    "no finding of severity error");
        }
        return condition(
                Condition.Type.COMPLIANT,
                Condition.Status.FALSE,
                Reason.FINDINGS,
                "%d of severity error, first: %s"
                        .formatted(errors.size(), errors.getFirst().message()));
    }

    private Condition zombiesFlat() {
        for (var service : trends.trends().entrySet()) {
            for (Trend trend : service.getValue()) {
                if (trend instanceof Trend.Growing) {
                    return zombiesFlat(Condition.Status.FALSE, Reason.ZOMBIES_GROW, service.getKey(), trend);
                }
            }
        }
        for (var service : trends.trends().entrySet()) {
            for (Trend trend : service.getValue()) {
                if (trend instanceof Trend.Unknown) {
                    return zombiesFlat(Condition.Status.UNKNOWN, Reason.SAMPLING, service.getKey(), trend);
                }
            }
        }
        return condition(
                Condition.Type.ZOMBIES_FLAT,
                Condition.Status.TRUE,
                Reason.NO_NEW_ZOMBIES,
                "no container has new zombies");
    }

    private Condition zombiesFlat(Condition.Status status, Reason reason, String service, Trend trend) {
        return condition(Condition.Type.ZOMBIES_FLAT, status, reason, service + ": " + ServiceTrends.sentence(trend));
    }

    private Optional<Condition> reconciling() {
        if (!plan.steps().isEmpty()) {
            var step = plan.steps().getLast();
            return Optional.of(
                    condition(Condition.Type.RECONCILING, Condition.Status.TRUE, reason(step), step.render()));
        }
        return plan.waits().stream()
                .findFirst()
                .map(wait -> condition(
                        Condition.Type.RECONCILING,
                        Condition.Status.TRUE,
                        wait.reason(),
                        wait.service() + ": " + wait.message()));
    }

    private Reason reason(Step step) {
        if (step instanceof Step.TryCandidate) {
            return Reason.TRYING_REMEDIES;
        }
        return seen().remediations().stream().anyMatch(open -> open.verdict() instanceof Verdict.Restoring)
                ? Reason.RESTORING
                : Reason.REMEDIATING;
    }

    private Optional<Condition> stalled() {
        var failed = results.stream()
                .filter(StepResult.Failed.class::isInstance)
                .map(StepResult.Failed.class::cast)
                .filter(failure -> failure.reason() != Reason.BUDGET_SPENT) // another project came first, that is all
                .findFirst()
                .map(failure -> condition(
                        Condition.Type.STALLED,
                        Condition.Status.TRUE,
                        failure.reason(),
                        failure.step().service() + ": " + failure.message()));
        return failed.or(() -> plan.holds().stream()
                .findFirst()
                .map(hold -> condition(
                        Condition.Type.STALLED,
                        Condition.Status.TRUE,
                        hold.reason(),
                        hold.service() + ": " + hold.message())));
    }

    /// Stalled, then Reconciling, then the first that is False or Unknown.
    private Condition ready(List<Condition> others) {
        var cause = others.stream()
                .filter(other -> other.type() == Condition.Type.STALLED)
                .findFirst()
                .or(() -> others.stream()
                        .filter(other -> other.type() == Condition.Type.RECONCILING)
                        .findFirst())
                .or(() -> others.stream()
                        .filter(other -> other.status() == Condition.Status.FALSE)
                        .findFirst());
        return cause.map(other ->
                        condition(Condition.Type.READY, Condition.Status.FALSE, other.reason(), other.message()))
                .orElseGet(() ->
                        condition(Condition.Type.READY, Condition.Status.TRUE, Reason.READY, "as the policy wants it"));
    }

    private Condition condition(Condition.Type type, Condition.Status status, Reason reason, String message) {
        var since = last.flatMap(before -> before.condition(type))
                .filter(before -> before.status() == status)
                .map(Condition::lastTransition)
                .orElse(now);
        return new Condition(type, status, reason, message, since, seen().revision());
    }

    private List<ServiceStatus> services() {
        return seen().containers().stream()
                .map(container -> container.composeLabel("service"))
                .distinct()
                .sorted()
                .map(this::serviceStatus)
                .toList();
    }

    private ServiceStatus serviceStatus(String service) {
        var container = seen().containersOf(service).getFirst();
        var counts = latestCounts(service);
        var counted = counts.stream()
                .filter(ZombieCount.Counted.class::isInstance)
                .map(ZombieCount.Counted.class::cast)
                .toList();
        boolean isCounted = !counts.isEmpty() && counted.size() == counts.size();
        return new ServiceStatus(
                service,
                container.imageId(),
                container.health().name().toLowerCase(Locale.ROOT),
                isCounted,
                isCounted ? sum(counted, ZombieCount.Counted::zombies) : 0,
                isCounted ? sum(counted, ZombieCount.Counted::probe) : 0,
                isCounted ? sum(counted, ZombieCount.Counted::application) : 0,
                trends.sentence(service),
                ProbeCost.ofContainers(seen().containersOf(service)).steadiedBy(formerCost(service)));
    }

    private ProbeCost formerCost(String service) {
        return last.stream()
                .flatMap(status -> status.services().stream())
                .filter(former -> former.name().equals(service))
                .map(ServiceStatus::probeCost)
                .findFirst()
                .orElse(ProbeCost.UNKNOWN);
    }

    /// One for each of its containers that was counted at all.
    private List<ZombieCount> latestCounts(String service) {
        var samples = seen().samplesOf(service);
        return seen().containersOf(service).stream()
                .flatMap(container -> samples.reversed().stream()
                        .filter(sample ->
                                sample.container().equals(container.id().value()))
                        .limit(1))
                .map(ZombieSample::count)
                .toList();
    }

    private static int sum(List<ZombieCount.Counted> counts, ToIntFunction<ZombieCount.Counted> figure) {
        return counts.stream().mapToInt(figure).sum();
    }

    private static FindingStatus findingStatus(Finding finding) {
        return new FindingStatus(
                finding.rule().name(),
                finding.severity().word(),
                finding.hazard().word(),
                finding.tier().word(),
                finding.service(),
                finding.position().file(),
                finding.position().line(),
                finding.message(),
                finding.exception(),
                finding.evidence());
    }
}
