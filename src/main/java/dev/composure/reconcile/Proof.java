package dev.composure.reconcile;

import dev.composure.policy.Verify;
import dev.composure.probe.Orphans;
import dev.composure.probe.PidOne;
import dev.composure.probe.Probe;
import dev.composure.zombies.Trend;
import dev.composure.zombies.TrendRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The plan for a remediation whose new containers are there: they must be as healthy as the old ones, and then their
/// zombies must stay flat. What does not work is given up.
record Proof(Observed seen, Remediation remediation, Instant now) {

    /// How often a container that has to become healthy, or to be sampled, is looked at.
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);

    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);

    /// How long somebody who restarts a container (autoheal, a person) may take between its end and its next start.
    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(5);

    /// No start takes longer than this, whatever its healthcheck says.
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    Plan plan() {
        var sharers = sharers();
        if (!sharers.isEmpty()) {
            return sharers;
        }
        for (ObservedContainer container : containers()) {
            var plan = health(container);
            if (!plan.isEmpty()) {
                return plan;
            }
        }
        for (ObservedContainer container : containers()) {
            var plan = zombies(container);
            if (!plan.isEmpty()) {
                return plan;
            }
        }
        var message = remediation.disablesCheck()
                ? "no check runs any more and no new zombies came"
                : "%s, and no new zombies in %d probes%s"
                        .formatted(
                                remediation.healthBefore() == Health.UNHEALTHY ? "unhealthy as before" : "healthy",
                                rule().probes(),
                                atATimeout());
        var costing = remediation.costing(cost());
        return new Closing(seen, costing)
                .plan(new Step.CloseRemediation(
                        service(), "zombies stay flat", costing, new Verdict.Proven(now, message)));
    }

    private ProbeCost cost() {
        return remediation.disablesCheck() ? ProbeCost.NO_PROBES : ProbeCost.ofContainers(containers());
    }

    /// No probe timed out while it was counted, so what one would leave is known by the class of the new check alone.
    private String atATimeout() {
        var service = seen.loaded().project().services().get(service());
        var facts = seen.facts().get(service());
        if (service == null || facts == null) {
            return "";
        }
        if (facts.pidOne() == PidOne.REAPS) {
            return "; that one which times out leaves none either follows from PID 1, which reaps";
        }
        return Probe.of(service.healthcheck(), facts).orphans() == Orphans.NEVER
                ? "; that one which times out leaves none either follows from the new check, which is a single process"
                : "";
    }

    /// Who was recreated only because it lives in the service's namespaces must live on there.
    private Plan sharers() {
        for (String name : remediation.replicas().keySet()) {
            for (ObservedContainer sharer :
                    name.equals(service()) ? List.<ObservedContainer>of() : seen.containersOf(name)) {
                if (!sharer.isRunning() && !sharer.hasFinished()) {
                    return ended(sharer, "%s, which lives with it,".formatted(sharer.name()));
                }
                var plan = healthOf(sharer);
                if (!plan.isEmpty()) {
                    return plan;
                }
            }
        }
        return Plan.empty();
    }

    private Plan healthOf(ObservedContainer sharer) {
        return switch (sharer.health()) {
            case HEALTHY, NONE -> Plan.empty();
            case STARTING -> starting(sharer);
            case UNHEALTHY ->
                giveUp(
                        Reason.SERVICE_UNHEALTHY,
                        "%s, which lives with it, became unhealthy after the recreate".formatted(sharer.name()));
        };
    }

    private Plan health(ObservedContainer container) {
        if (!container.isRunning()) {
            return ended(container, container.name());
        }
        if (container.restartCount() > 0) {
            return giveUp(Reason.SERVICE_UNHEALTHY, "%s restarts again and again".formatted(container.name()));
        }
        return switch (container.health()) {
            case HEALTHY -> Plan.empty();
            case NONE ->
                remediation.disablesCheck()
                        ? Plan.empty()
                        : giveUp(Reason.SERVICE_UNHEALTHY, "%s lost its healthcheck".formatted(container.name()));
            case STARTING -> starting(container);
            case UNHEALTHY ->
                remediation.healthBefore() == Health.UNHEALTHY
                        ? Plan.empty()
                        : giveUp(
                                Reason.SERVICE_UNHEALTHY,
                                "%s became unhealthy with the new check".formatted(container.name()));
        };
    }

    /// A restart by somebody else is an end and a start: only what is not started again has really ended.
    private Plan ended(ObservedContainer container, String who) {
        var end = container.finishedAt();
        if (container.state().equals("exited") && !now.isBefore(end) && now.isBefore(end.plus(BETWEEN_STARTS))) {
            return Plan.waiting(new Wait(
                    service(), Reason.REMEDIATING, SHORTEST_POLL, "%s ended; maybe it is restarted".formatted(who)));
        }
        return giveUp(Reason.SERVICE_UNHEALTHY, "%s is %s after the recreate".formatted(who, container.state()));
    }

    private Plan starting(ObservedContainer container) {
        var probes = container.interval().plus(container.timeout()).multipliedBy(container.retries() + 1L);
        var limit = min(container.startPeriod().plus(probes), LONGEST_START);
        if (now.isAfter(container.startedAt().plus(limit))) {
            return giveUp(Reason.SERVICE_UNHEALTHY, "%s was not healthy within %s".formatted(container.name(), limit));
        }
        return Plan.waiting(new Wait(
                service(), Reason.REMEDIATING, SHORTEST_POLL, "waiting for it to become healthy after the recreate"));
    }

    private Plan zombies(ObservedContainer container) {
        var samples = seen.samplesOf(service()).stream()
                .filter(sample -> sample.container().equals(container.id().value()))
                .toList();
        return switch (Trend.of(samples, rule())) {
            case Trend.Flat _ -> Plan.empty();
            case Trend.Growing growing ->
                giveUp(
                        Reason.ZOMBIES_STILL_GROW,
                        "%d new zombies in %d probes with the new check"
                                .formatted(growing.created(), growing.probes()));
            case Trend.Unknown unknown ->
                Plan.waiting(new Wait(service(), Reason.SAMPLING, poll(container), unknown.cause()));
        };
    }

    /// Without a check there are no probes to count; then ten of its former intervals must pass without a new zombie.
    private TrendRule rule() {
        var verify = policyVerify();
        if (!remediation.disablesCheck()) {
            return new TrendRule(verify.probes(), verify.atLeast());
        }
        var tenIntervals = remediation.intervalBefore().multipliedBy(10);
        return new TrendRule(0, tenIntervals.compareTo(verify.atLeast()) > 0 ? tenIntervals : verify.atLeast());
    }

    private Verify policyVerify() {
        var service = seen.loaded().project().services().get(service());
        return service == null
                ? Verify.DEFAULT
                : seen.policies().policyFor(seen.project().name(), service).verify();
    }

    private Duration poll(ObservedContainer container) {
        var rhythm = remediation.disablesCheck() ? remediation.intervalBefore() : container.interval();
        return rhythm.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : min(rhythm, LONGEST_POLL);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Plan giveUp(Reason reason, String message) {
        return Plan.of(List.of(
                new Step.GiveUpRemedy(service(), message, remediation, new Verdict.Restoring(reason, message))));
    }

    private String service() {
        return remediation.service();
    }

    private List<ObservedContainer> containers() {
        return seen.containersOf(service());
    }
}
