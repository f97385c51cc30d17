package dev.composure.reconcile;

import dev.composure.policy.Verify;
import dev.composure.zombies.Trend;
import dev.composure.zombies.TrendRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The plan for a remediation that was begun, from what is observed alone: whoever was killed at whatever line, the
/// next round finds the file and the containers as they are and goes on from there.
record Continuation(Observed seen, Remediation remediation, Instant now) {

    /// How often a container that has to become healthy, or to be sampled, is looked at.
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);

    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);

    /// No start takes longer than this, whatever its healthcheck says.
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private static final String WRITTEN =
            "the file has the new check; the containers get it when the service is brought up the next time";

    static Plan plan(Observed seen, Remediation remediation, Instant now) {
        var continuation = new Continuation(seen, remediation, now);
        return switch (remediation.verdict()) {
            case Verdict.InProgress _ -> continuation.forward();
            case Verdict.Restoring restoring -> continuation.back(restoring);
            case Verdict.Proven _, Verdict.Written _, Verdict.Restored _, Verdict.Abandoned _ ->
                throw new IllegalStateException("only an open remediation is continued: " + remediation.id());
        };
    }

    private String service() {
        return remediation.service();
    }

    private Plan forward() {
        return remediation.isFileOnly() ? forwardInTheFile() : forwardToTheContainers();
    }

    private Plan forwardInTheFile() {
        return switch (files()) {
            case BEFORE -> Plan.of(List.of(new Step.RewriteHealthcheck(service(), remediation.why(), remediation)));
            case AFTER ->
                Plan.of(List.of(
                        new Step.CloseRemediation(service(), WRITTEN, remediation, new Verdict.Written(now, WRITTEN))));
            case OTHER -> abandon();
        };
    }

    private Plan forwardToTheContainers() {
        return switch (files()) {
            case BEFORE ->
                Plan.of(List.of(
                        new Step.RewriteHealthcheck(service(), remediation.why(), remediation),
                        recreate("its healthcheck was rewritten")));
            case AFTER -> isRecreated() ? prove() : Plan.of(List.of(recreate("its healthcheck was rewritten")));
            case OTHER -> abandon();
        };
    }

    private Plan back(Verdict.Restoring restoring) {
        return switch (files()) {
            case AFTER -> restore(restoring);
            case BEFORE ->
                remediation.isFileOnly() || isBack()
                        ? closeRestored(restoring)
                        : Plan.of(List.of(recreate("the original file is back")));
            case OTHER -> abandon();
        };
    }

    private Plan restore(Verdict.Restoring restoring) {
        var steps = new ArrayList<Step>();
        steps.add(new Step.RestoreFile(service(), restoring.message(), remediation));
        if (!remediation.isFileOnly()) {
            steps.add(recreate("the original file is back"));
        }
        return Plan.of(steps);
    }

    private Step recreate(String cause) {
        return new Step.RecreateService(service(), cause, remediation);
    }

    private enum Files {
        BEFORE,
        AFTER,
        OTHER
    }

    private Files files() {
        if (remediation.files().stream().allMatch(file -> digest(file).equals(file.digestBefore()))) {
            return Files.BEFORE;
        }
        return remediation.files().stream()
                        .allMatch(file ->
                                List.of(file.digestBefore(), file.digestAfter()).contains(digest(file)))
                ? Files.AFTER
                : Files.OTHER;
    }

    private String digest(FileChange file) {
        return seen.fileDigests().getOrDefault(file.path(), "");
    }

    private List<ObservedContainer> containers() {
        return seen.containersOf(service());
    }

    /// A container that was created and never started is what a compose killed half way leaves: not yet recreated.
    private boolean isRecreated() {
        return containers().size() == remediation.containersBefore().size()
                && containers().stream()
                        .noneMatch(container -> container.state().equals("created")
                                || container.composeLabel("config-hash").equals(remediation.configHashBefore()));
    }

    private boolean isBack() {
        return containers().size() == remediation.containersBefore().size()
                && containers().stream()
                        .allMatch(container -> container.isRunning()
                                && container.composeLabel("config-hash").equals(remediation.configHashBefore()));
    }

    private Plan abandon() {
        var message = "the file was changed by somebody else meanwhile; it stays as they made it";
        return Plan.of(List.of(new Step.CloseRemediation(
                service(), message, remediation, new Verdict.Abandoned(now, Reason.SOURCE_CHANGED, message))));
    }

    private Plan closeRestored(Verdict.Restoring restoring) {
        return Plan.of(List.of(new Step.CloseRemediation(
                service(),
                "the original file and containers are back",
                remediation,
                new Verdict.Restored(now, restoring.reason(), restoring.message()))));
    }

    /// The new containers are there: first they must be as healthy as the old ones, then their zombies stay flat.
    private Plan prove() {
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
                : "%s, and no new zombies in %d probes"
                        .formatted(
                                remediation.healthBefore() == Health.UNHEALTHY ? "unhealthy as before" : "healthy",
                                rule().probes());
        return Plan.of(List.of(new Step.CloseRemediation(
                service(), "zombies stay flat", remediation, new Verdict.Proven(now, message))));
    }

    private Plan health(ObservedContainer container) {
        if (!container.isRunning()) {
            return giveUp(
                    Reason.SERVICE_UNHEALTHY,
                    "%s is %s after the recreate".formatted(container.name(), container.state()));
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
}
