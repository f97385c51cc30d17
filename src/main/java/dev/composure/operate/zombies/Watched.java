package dev.composure.operate.zombies;

import dev.composure.operate.round.ProbeTools;
import dev.composure.operate.round.ZombieSampler;
import dev.composure.operate.zombies.CountZombies.Look;
import dev.composure.policy.Verify;
import dev.composure.probe.PidOneEvidence;
import dev.composure.probe.PidOneEvidence.Orphaned;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.report.ContainerZombies;
import dev.composure.zombies.AttributedZombie;
import dev.composure.zombies.AttributedZombie.Maker;
import dev.composure.zombies.Attributor;
import dev.composure.zombies.Lasting;
import dev.composure.zombies.PidsUsage;
import dev.composure.zombies.ProcessEntry;
import dev.composure.zombies.ProcessIdentity;
import dev.composure.zombies.Trend;
import dev.composure.zombies.TrendRule;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieCount.Counter;
import dev.composure.zombies.ZombieSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the looks at one container have seen.
final class Watched {

    private static final int SAMPLES_KEPT = 1000;

    /// A zombie whose process is as old is not about to be reaped when it has been seen twice.
    private static final Duration LONG_DEAD = Duration.ofSeconds(2);

    private final List<ZombieSample> samples = new ArrayList<>();
    private Optional<ProcessIdentity> firstProcess = Optional.empty();
    private Optional<Lasting> before = Optional.empty();
    private int looks;
    private List<ProcessEntry> lasting = List.of();
    private Map<ProcessIdentity, AttributedZombie> attributed = Map.of();
    private Orphaned orphaned = Orphaned.NONE_SEEN;

    /// True where the process table shows this container, and as one with processes of its own.
    static boolean isShown(ObservedContainer container, Look look) {
        return firstProcess(container, look).isPresent();
    }

    private static Optional<ProcessEntry> firstProcess(ObservedContainer container, Look look) {
        return look.table()
                .filter(_ -> container.ownPidNamespace())
                .flatMap(table -> table.firstProcess(container.hostPid()));
    }

    /// Takes in what a look shows of the container.
    void see(ObservedContainer container, Look look) {
        var first = firstProcess(container, look);
        if (first.isEmpty()) {
            return;
        }
        if (!first.map(ProcessEntry::identity).equals(firstProcess)) {
            forget();
            firstProcess = first.map(ProcessEntry::identity);
        }
        var zombies = look.table().orElseThrow().zombiesOf(container.hostPid());
        looks++;
        lasting = before.map(seen -> seen.among(zombies)).orElse(zombies);
        before = Optional.of(Lasting.of(zombies));
        attribute(container, look, first.get());
    }

    private void forget() {
        before = Optional.empty();
        looks = 0;
        attributed = Map.of();
        orphaned = Orphaned.NONE_SEEN;
    }

    /// What was known of a zombie stays known when its probe has left the engine's log.
    private void attribute(ObservedContainer container, Look look, ProcessEntry first) {
        var now = new LinkedHashMap<ProcessIdentity, AttributedZombie>();
        var attributor = new Attributor(look.table().orElseThrow(), first, ProbeTools.logOf(container), look.now());
        for (var zombie : attributor.attribute(lasting)) {
            var identity = zombie.process().identity();
            var known = attributed.get(identity);
            now.put(identity, known == null || known.maker() == Maker.UNKNOWN ? zombie : known);
        }
        if (looks > 1) {
            judge(now, look, first.pid());
        }
        attributed = now;
    }

    /// What became of the orphans that were handed to PID 1.
    private void judge(Map<ProcessIdentity, AttributedZombie> now, Look look, int first) {
        boolean hasStayed = now.values().stream()
                .map(AttributedZombie::process)
                .anyMatch(
                        zombie -> zombie.parent() == first && age(zombie, look).compareTo(LONG_DEAD) >= 0);
        boolean isReaped = looks > 2
                && attributed.values().stream()
                        .filter(zombie -> zombie.maker() == Maker.PROBE)
                        .map(AttributedZombie::process)
                        .anyMatch(zombie -> zombie.parent() == first && !now.containsKey(zombie.identity()));
        if (hasStayed) {
            orphaned = Orphaned.STAYED;
        } else if (isReaped) {
            orphaned = Orphaned.REAPED;
        }
    }

    private static Duration age(ProcessEntry zombie, Look look) {
        return look.table().orElseThrow().uptime().minus(zombie.startedAfterBoot());
    }

    /// The latest look as a row of a report.
    ContainerZombies row(
            ObservedContainer container,
            Look look,
            Optional<ZombieCount> byEngine,
            boolean ignoresChildren,
            Optional<PidsUsage> usage) {
        var count = byEngine.orElseGet(() -> new ZombieCount.Counted(lasting.size(), Counter.PROC));
        keep(ZombieSampler.sampled(container, samples, count, look.now()));
        var trend = Trend.of(samples, rule(container));
        var zombies = byEngine.isPresent() ? List.<AttributedZombie>of() : List.copyOf(attributed.values());
        var perProbe = perProbe(container, zombies, trend, byEngine.isEmpty(), look.now());
        return new ContainerZombies(
                container.id().value(),
                container.name(),
                container.composeLabel("project"),
                container.composeLabel("service"),
                count,
                zombies,
                perProbe,
                zombies.stream()
                        .map(AttributedZombie::process)
                        .map(one -> age(one, look))
                        .max(Duration::compareTo),
                pidOne(container, look, ignoresChildren),
                usage,
                exhaustedIn(container, usage, perProbe),
                trend,
                levels());
    }

    private static Optional<Duration> exhaustedIn(
            ObservedContainer container, Optional<PidsUsage> usage, OptionalDouble perProbe) {
        var period = ProbeTools.logOf(container).period();
        return perProbe.isEmpty() || period.isEmpty()
                ? Optional.empty()
                : usage.flatMap(pids -> pids.exhaustedIn(perProbe.getAsDouble(), period.get()));
    }

    private void keep(ZombieSample sample) {
        samples.add(sample);
        if (samples.size() > SAMPLES_KEPT) {
            samples.removeFirst();
        }
    }

    private static TrendRule rule(ObservedContainer container) {
        return new TrendRule(container.probes().isEmpty() ? 0 : Verify.DEFAULT.probes(), Verify.DEFAULT.atLeast());
    }

    /// By the zombies that started in the probes of the log; where zombies cannot be told apart, by their
    /// trend.
    private static OptionalDouble perProbe(
            ObservedContainer container, List<AttributedZombie> zombies, Trend trend, boolean isByProc, Instant now) {
        if (isByProc) {
            return ProbeTools.logOf(container).perProbe(zombies, now);
        }
        return switch (trend) {
            case Trend.Growing growing when growing.probes() > 0 -> OptionalDouble.of(growing.perProbe());
            case Trend.Flat flat when flat.probes() > 0 -> OptionalDouble.of(0);
            case Trend.Growing _, Trend.Flat _, Trend.Unknown _ -> OptionalDouble.empty();
        };
    }

    private ContainerZombies.FirstProcess pidOne(ObservedContainer container, Look look, boolean ignoresChildren) {
        var name = firstProcess(container, look).map(ProcessEntry::command).orElse("");
        var evidence = new PidOneEvidence(
                container.init(),
                container.ownPidNamespace(),
                container.command(),
                name,
                ignoresChildren,
                container.isRunning() ? orphaned : Orphaned.NONE_SEEN); // a frozen process reaps nothing
        var command = container.command().stream().findFirst().orElse("");
        return new ContainerZombies.FirstProcess(
                name.isEmpty() ? command.substring(command.lastIndexOf('/') + 1) : name, evidence.verdict());
    }

    private List<Integer> levels() {
        return samples.stream()
                .map(ZombieSample::count)
                .filter(ZombieCount.Counted.class::isInstance)
                .map(count -> ((ZombieCount.Counted) count).zombies())
                .toList();
    }
}
