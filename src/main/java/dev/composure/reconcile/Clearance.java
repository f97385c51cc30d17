package dev.composure.reconcile;

import dev.composure.compose.Service;
import dev.composure.policy.Policy;
import dev.composure.policy.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether a service may be touched now, and how far.
record Clearance(Assessment assessment, Service target, Policy policy, Instant now) {

    private static final Duration HEALTH_POLL = Duration.ofSeconds(2);
    private static final Duration START_POLL = Duration.ofSeconds(30);
    private static final Duration BUDGET_POLL = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /// What a policy may say yes to (`onDrift: apply`): pending changes that the user wrote himself.
    private static final Set<Reason> MAY_RIDE_ALONG = EnumSet.of(
            Reason.DRIFTED_FILE,
            Reason.DRIFTED_ENV,
            Reason.DRIFTED_IMAGE,
            Reason.DRIFTED_NETWORK,
            Reason.DRIFTED_SCALE);

    /// Where a file belongs to another tool, or compose cannot read it, nothing is written either.
    private static final Set<Reason> NOT_EVEN_THE_FILE =
            EnumSet.of(Reason.SELF, Reason.FOREIGN_MANAGED, Reason.SOURCE_UNAVAILABLE, Reason.UNREACHABLE);

    private static final List<Reason> GRAVEST_FIRST = List.of(
            Reason.SELF,
            Reason.FOREIGN_MANAGED,
            Reason.SOURCE_UNAVAILABLE,
            Reason.UNREACHABLE,
            Reason.WRITABLE_LAYER,
            Reason.DRIFTED_MOUNT,
            Reason.DRIFTED_STATE,
            Reason.DRIFTED_SCALE,
            Reason.DRIFTED_NETWORK,
            Reason.DRIFTED_ENV,
            Reason.DRIFTED_IMAGE,
            Reason.DRIFTED_FILE);

    sealed interface Result {

        /// Not now; the plan says why.
        record Blocked(Plan plan) implements Result {}

        /// It may be remedied; `fileOnly` where its containers must stay as they are. An approval is needed for each of
        /// the reasons; `ridingAlong` are pending changes that the policy lets be applied with ours.
        record Clear(boolean fileOnly, List<String> approvalFor, List<String> ridingAlong) implements Result {}
    }

    Result result() {
        return blocked().<Result>map(Result.Blocked::new).orElseGet(this::drift);
    }

    private Observed seen() {
        return assessment.seen();
    }

    private String service() {
        return target.name();
    }

    private Rollout rollout() {
        return policy.rollout();
    }

    private List<ObservedContainer> containers() {
        return seen().containersOf(service());
    }

    private Optional<Plan> blocked() {
        return otherProduct()
                .or(this::rolledBack)
                .or(this::state)
                .or(this::activity)
                .or(this::rest)
                .or(this::window)
                .or(this::budget);
    }

    private Optional<Plan> otherProduct() {
        return assessment
                .versions()
                .otherProduct()
                .flatMap(product -> held(
                        Reason.UNSUPPORTED_ENGINE,
                        "the engine is %s, on which Composure judges and counts only; change the check by hand, or with `composure fix`"
                                .formatted(product)));
    }

    private Optional<Plan> rolledBack() {
        return new Attempts(seen(), service()).wasRolledBack()
                ? held(
                        Reason.ROLLED_BACK,
                        "a person had its original put back, and it stays so until the file changes; label the service"
                                + " composure.dev/ignore: \"true\" to keep it so for good")
                : Optional.empty();
    }

    private Optional<Plan> held(Reason reason, String message) {
        return Optional.of(Plan.held(new Hold(service(), reason, message)));
    }

    private Optional<Plan> waiting(Reason reason, Instant until, String message) {
        var pause = Duration.between(now, until);
        return Optional.of(Plan.waiting(
                new Wait(service(), reason, pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT, message)));
    }

    private Optional<Plan> state() {
        if (containers().isEmpty() || !(areAll("running") || isAtRest())) {
            return held(
                    Reason.DRIFTED_STATE,
                    "its containers are not all in one state (%s); run `docker compose up -d %s`, or stop them all"
                            .formatted(states(), service()));
        }
        if (isBroughtUp()) {
            return Optional.of(Plan.waiting(
                    new Wait(service(), Reason.TRYING_REMEDIES, START_POLL, "it is created and not started yet")));
        }
        return containers().stream().anyMatch(container -> container.health() == Health.STARTING) && areAll("running")
                ? Optional.of(Plan.waiting(new Wait(
                        service(), Reason.TRYING_REMEDIES, HEALTH_POLL, "its health is not known yet (starting)")))
                : Optional.empty();
    }

    private String states() {
        return containers().stream().map(ObservedContainer::state).distinct().collect(Collectors.joining(", "));
    }

    private boolean areAll(String... states) {
        return containers().stream().allMatch(container -> List.of(states).contains(container.state()));
    }

    /// Whoever brings a project up creates all of it first, and starts it when what it depends on is there: to write
    /// its file meanwhile would leave it with a container that nobody has seen the edit of.
    private boolean isBroughtUp() {
        return containers().stream().anyMatch(container -> container.state().equals("created"));
    }

    /// Stopped or paused by somebody, and to be left so.
    private boolean isAtRest() {
        return areAll("exited", "created") || areAll("paused");
    }

    private Optional<Plan> activity() {
        return seen().around()
                .busyUntil(now)
                .map(end -> Plan.waiting(Wait.forOthers(service(), Duration.between(now, end))));
    }

    private Optional<Plan> rest() {
        return new Attempts(seen(), service())
                .restsUntil(rollout().cooldown())
                .filter(now::isBefore)
                .flatMap(end -> waiting(
                        Reason.COOLING_DOWN,
                        end,
                        "the last remedy failed; the next is tried after the policy's cool-down, at " + end));
    }

    private Optional<Plan> window() {
        var opening = rollout().opening(now);
        if (opening.isEmpty()) {
            return held(
                    Reason.WINDOW_CLOSED, "no window of rollout.windows ever opens; correct its cron in the policy");
        }
        return opening.filter(now::isBefore)
                .flatMap(at -> waiting(Reason.WINDOW_CLOSED, at, "the next window of the policy opens at " + at));
    }

    private Optional<Plan> budget() {
        int elsewhere = seen().around().openElsewhere();
        return elsewhere < rollout().maxConcurrent()
                ? Optional.empty()
                : waiting(
                        Reason.BUDGET_SPENT,
                        now.plus(BUDGET_POLL),
                        "%d under way in other projects, and the policy's rollout.maxConcurrent is %d"
                                .formatted(elsewhere, rollout().maxConcurrent()));
    }

    private Result drift() {
        var handshake = seen().around().handshake();
        var recreated = handshake.recreatedWith(service());
        var drifts = handshake.inTheWayOf(service()).stream()
                .filter(drift -> drift.reason() != Reason.SELF || recreated.contains(drift.service()))
                .toList();
        var notOurs = drifts.stream()
                .filter(drift -> NOT_EVEN_THE_FILE.contains(drift.reason()))
                .toList();
        if (!notOurs.isEmpty()) {
            return heldBy(notOurs);
        }
        if (isAtRest()) {
            return new Result.Clear(true, List.of(), List.of());
        }
        var stranded = handshake.recreatedWith(service()).stream()
                .flatMap(name -> handshake.tiesOf(name).foreignSharers().stream())
                .distinct()
                .sorted()
                .toList();
        if (!stranded.isEmpty()) {
            return new Result.Blocked(Plan.held(new Hold(
                    service(),
                    Reason.SHARED_ELSEWHERE,
                    "%s of another project would be stranded by a recreate; recreate them by hand, together"
                            .formatted(String.join(", ", stranded)))));
        }
        return sharers(handshake).<Result>map(Result.Blocked::new).orElseGet(() -> drift(drifts));
    }

    /// Who is recreated with the service must be well before, or nothing could show that it is no worse afterwards.
    private Optional<Plan> sharers(Handshake handshake) {
        var sharers = handshake.recreatedWith(service()).stream()
                .filter(name -> !name.equals(service()))
                .flatMap(name -> seen().containersOf(name).stream())
                .filter(ObservedContainer::isRunning)
                .toList();
        for (ObservedContainer sharer : sharers) {
            if (sharer.health() == Health.UNHEALTHY) {
                return held(
                        Reason.SERVICE_UNHEALTHY,
                        "%s would be recreated with it and is unhealthy already; mend it first, `docker inspect %s` shows its probes"
                                .formatted(sharer.name(), sharer.name()));
            }
            if (sharer.health() == Health.STARTING) {
                return waiting(
                        Reason.TRYING_REMEDIES,
                        now.plus(HEALTH_POLL),
                        "the health of %s, which would be recreated with it, is not known yet (starting)"
                                .formatted(sharer.name()));
            }
        }
        return Optional.empty();
    }

    private Result drift(List<Drift> all) {
        var versions = all.stream()
                .filter(drift -> drift.reason() == Reason.COMPOSE_VERSION_DIFFERS)
                .map(Drift::message)
                .toList();
        var drifts = all.stream()
                .filter(drift -> drift.reason() != Reason.COMPOSE_VERSION_DIFFERS)
                .toList();
        if (drifts.isEmpty()) {
            return new Result.Clear(false, versions, List.of());
        }
        return switch (rollout().onDrift()) {
            case FILE_ONLY -> new Result.Clear(true, List.of(), List.of());
            case APPLY ->
                drifts.stream().allMatch(drift -> MAY_RIDE_ALONG.contains(drift.reason()))
                        ? new Result.Clear(
                                false,
                                versions,
                                drifts.stream().map(Drift::message).toList())
                        : heldBy(drifts);
            case HOLD -> heldBy(drifts);
        };
    }

    /// Only the gravest is told: what helps against a lesser one may do harm where there is a graver.
    private Result heldBy(List<Drift> drifts) {
        var gravest = drifts.stream()
                .min(Comparator.comparingInt(drift -> GRAVEST_FIRST.indexOf(drift.reason())))
                .orElseThrow();
        var others = drifts.stream()
                .filter(drift -> !drift.equals(gravest))
                .distinct()
                .count();
        var where = gravest.service().equals(service()) ? "" : gravest.service() + ": ";
        var more = others == 0 ? "" : " (%d more after that)".formatted(others);
        return new Result.Blocked(Plan.held(new Hold(service(), gravest.reason(), where + gravest.message() + more)));
    }
}
