package dev.composure.operate.demo;

import dev.composure.operate.demo.DemoEvent.Acted;
import dev.composure.operate.demo.DemoEvent.Acting;
import dev.composure.operate.demo.DemoEvent.BringingUp;
import dev.composure.operate.demo.DemoEvent.Healthy;
import dev.composure.operate.demo.DemoEvent.Judged;
import dev.composure.operate.demo.DemoEvent.Looked;
import dev.composure.operate.demo.DemoResult.NotProven;
import dev.composure.operate.demo.DemoResult.Tally;
import dev.composure.operate.round.Sight;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Decision;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Verdict;
import dev.composure.report.ZombieCurve;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One demo from its first container to its verdict.
final class Performance {

    /// So many probes are enough to see where it leads.
    private static final int PROBES = 12;

    /// Fewer new zombies than probes are no leak of the healthcheck.
    private static final int LEAK = PROBES / 2;

    private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(60);
    private static final Duration LEAKED_WITHIN = Duration.ofSeconds(90);
    private static final Duration REMEDIED_WITHIN = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DemoProject project;
    private final DemoStage.Parts parts;
    private final InstantSource clock;
    private final RunDemo.Pause pause;
    private final Consumer<DemoEvent> audience;

    private ZombieCurve curve = ZombieCurve.empty();
    private Optional<ContainerId> leaking = Optional.empty();
    private String remedied = "";

    Performance(
            DemoProject project,
            DemoStage.Parts parts,
            InstantSource clock,
            RunDemo.Pause pause,
            Consumer<DemoEvent> audience) {
        this.project = project;
        this.parts = parts;
        this.clock = clock;
        this.pause = pause;
        this.audience = audience;
    }

    DemoResult play(Duration setUpTook) throws InterruptedException {
        audience.accept(new BringingUp(setUpTook, parts.versions()));
        var begun = clock.instant();
        var up = parts.compose().bringUp(project.invocation(), services());
        if (!up.isSuccess()) {
            return new NotProven(
                    "docker compose up ended with exit code %d:%n%s".formatted(up.exitCode(), up.output()));
        }
        if (!isHealthyIn(HEALTHY_WITHIN)) {
            return new NotProven(
                    "%s was not healthy within %d s".formatted(DemoProject.SERVICE, HEALTHY_WITHIN.toSeconds()));
        }
        audience.accept(new Healthy(since(begun)));
        if (!leaksIn(LEAKED_WITHIN)) {
            return new NotProven("the healthcheck does not leak here: " + said(before()));
        }
        audience.accept(new Judged(parts.check().check(project.request())));
        return remedied();
    }

    private static SortedMap<String, Integer> services() {
        var services = new TreeMap<String, Integer>();
        services.put(DemoProject.ASKED, 1);
        services.put(DemoProject.SERVICE, 1);
        return services;
    }

    private boolean isHealthyIn(Duration limit) throws InterruptedException {
        for (var begun = clock.instant(); since(begun).compareTo(limit) < 0; pause.of(LOOK)) {
            var container = container(look(), DemoProject.SERVICE);
            leaking = container.map(ObservedContainer::id);
            if (container.filter(seen -> seen.health() == Health.HEALTHY).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean leaksIn(Duration limit) throws InterruptedException {
        for (var begun = clock.instant(); since(begun).compareTo(limit) < 0; pause.of(LOOK)) {
            look();
            if (!curve.before().isEmpty()) {
                audience.accept(new Looked(curve, ""));
            }
            if (curve.before().size() >= PROBES) {
                break;
            }
        }
        return before().probes() >= PROBES && before().zombies() >= LEAK;
    }

    private DemoResult remedied() throws InterruptedException {
        for (var begun = clock.instant(); since(begun).compareTo(REMEDIED_WITHIN) < 0; ) {
            var outcome = isRemedying() ? parts.apply().apply(project.id()) : announced();
            lookBack(outcome);
            var end = end(outcome);
            if (end.isPresent()) {
                return end.get();
            }
            rest(outcome);
        }
        return new NotProven("no verdict within %d s".formatted(REMEDIED_WITHIN.toSeconds()));
    }

    private boolean isRemedying() {
        return parts.store().remediations(project.id()).stream().anyMatch(Remediation::isOpen);
    }

    /// A round of which the audience hears before and after it, if it is to do anything.
    private Outcome announced() {
        var sight = look();
        var plan = sight.map(seen -> Decision.wanted(seen.assessment(), clock.instant()))
                .orElse(Plan.empty());
        if (plan.steps().isEmpty()) {
            return parts.apply().apply(project.id());
        }
        audience.accept(new Acting(plan));
        var begun = clock.instant();
        var outcome = parts.apply().apply(project.id());
        audience.accept(new Acted(since(begun), asked(look()).equals(asked(sight))));
        return outcome;
    }

    private static Optional<ContainerId> asked(Optional<Sight> sight) {
        return container(sight, DemoProject.ASKED).map(ObservedContainer::id);
    }

    private Optional<DemoResult> end(Outcome outcome) {
        var proven = parts.store().remediations(project.id()).stream()
                .filter(remediation -> remediation.verdict() instanceof Verdict.Proven)
                .findFirst();
        if (proven.isPresent()) {
            return Optional.of(new DemoResult.Proven(proven.get(), before(), after()));
        }
        return outcome instanceof Outcome.Stalled stalled
                ? Optional.of(new NotProven(refusal(stalled)))
                : Optional.empty();
    }

    private void rest(Outcome outcome) throws InterruptedException {
        switch (outcome) {
            case Outcome.Waiting waiting -> pause.of(waiting.after().compareTo(LOOK) < 0 ? waiting.after() : LOOK);
            case Outcome.Converged _, Outcome.Stalled _, Outcome.Gone _ -> pause.of(LOOK);
            case Outcome.Again _ -> {}
        }
    }

    private String refusal(Outcome.Stalled stalled) {
        var tried = parts.store().remediations(project.id()).stream()
                .map(Performance::sentence)
                .reduce((first, second) -> first + "; " + second);
        return "the operator gave up (%s)%s"
                .formatted(
                        stalled.reason().word(), tried.map(what -> ": " + what).orElse(""));
    }

    private static String sentence(Remediation remediation) {
        var what = remediation.remedy().word();
        return switch (remediation.verdict()) {
            case Verdict.Restored restored -> what + ": " + restored.message();
            case Verdict.Abandoned abandoned -> what + ": " + abandoned.message();
            case Verdict.Restoring restoring -> what + ": " + restoring.message();
            case Verdict.InProgress _, Verdict.Proven _, Verdict.Written _ -> what;
        };
    }

    /// Looks at the project, as the operator does, and draws the curve on.
    private Optional<Sight> look() {
        var sight = parts.observer().observe(project.id());
        sight.map(seen -> seen.observed().samplesOf(DemoProject.SERVICE)).ifPresent(this::draw);
        return sight;
    }

    /// Draws what a round of the operator has seen.
    private void lookBack(Outcome outcome) {
        draw(parts.store().recentSamples(project.id(), DemoProject.SERVICE));
        if (!curve.after().isEmpty()) {
            audience.accept(new Looked(curve, outcome instanceof Outcome.Waiting waiting ? waiting.why() : ""));
        }
    }

    /// The look before the last one: a zombie that the last one does not find any more was about to be reaped.
    private void draw(List<ZombieSample> samples) {
        if (samples.size() < 2) {
            return;
        }
        var point = samples.get(samples.size() - 2);
        var next = samples.getLast();
        if (!point.isComparableWith(next)
                || !(point.count() instanceof ZombieCount.Counted first)
                || !(next.count() instanceof ZombieCount.Counted second)) {
            return;
        }
        var zombies = Math.min(first.zombies(), second.zombies());
        if (leaking.filter(id -> id.value().equals(point.container())).isPresent()) {
            curve = curve.before(point.probesCompleted(), zombies);
            return;
        }
        if (!point.container().equals(remedied)) {
            remedied = point.container();
            curve = new ZombieCurve(curve.before(), List.of());
        }
        curve = curve.after(point.probesCompleted(), zombies);
    }

    private Tally before() {
        return tally(curve.before());
    }

    private Tally after() {
        return tally(curve.after());
    }

    private static Tally tally(List<Integer> levels) {
        return new Tally(levels.isEmpty() ? 0 : levels.getLast(), levels.size());
    }

    private static String said(Tally tally) {
        return "%d zombies in %d probes".formatted(tally.zombies(), tally.probes());
    }

    private static Optional<ObservedContainer> container(Optional<Sight> sight, String service) {
        return sight.flatMap(
                seen -> seen.observed().containersOf(service).stream().findFirst());
    }

    private Duration since(Instant begun) {
        return Duration.between(begun, clock.instant());
    }
}
