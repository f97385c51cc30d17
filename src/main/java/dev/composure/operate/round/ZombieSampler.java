package dev.composure.operate.round;

import dev.composure.operate.Engine;
import dev.composure.operate.ProcessSource;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProbeRun;
import dev.composure.zombies.AttributedZombie;
import dev.composure.zombies.Attributor;
import dev.composure.zombies.EngineReading;
import dev.composure.zombies.Lasting;
import dev.composure.zombies.ProcessIdentity;
import dev.composure.zombies.ProcessTable;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Takes one sample of a container's zombies: from the process table where the host shows it, else from the
/// engine.
public final class ZombieSampler {

    private static final int ENGINE_READINGS = 8;

    /// What an application holds grows in its own time.
    private static final Duration FULL_PASS_EVERY = Duration.ofSeconds(10);

    private final Engine engine;
    private final ProcessSource processes;
    private volatile Optional<Pass> full = Optional.empty();

    /// A pass over everything, and when it was made.
    private record Pass(Instant at, ProcessTable table) {

        /// One of the future was made before the clock was set back.
        boolean isRecent(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FULL_PASS_EVERY));
        }
    }

    /// What the latest look at a container saw, by its PID 1. It is lost with the process, at the cost of
    /// one look.
    private final Map<ProcessIdentity, Lasting> lasting = new ConcurrentHashMap<>();

    public ZombieSampler(Engine engine, ProcessSource processes) {
        this.engine = engine;
        this.processes = processes;
    }

    /// The process table as far as these containers are concerned; empty where the host does not show it.
    /// Everything is read now and then only, for zombies that others than PID 1 hold; in between the
    /// children of PID 1 will do.
    public Optional<ProcessTable> table(List<ObservedContainer> containers, Instant now) {
        var known = full;
        if (known.isEmpty() || !known.get().isRecent(now)) {
            return everything(now);
        }
        var firsts = containers.stream()
                .filter(ObservedContainer::ownPidNamespace)
                .map(ObservedContainer::hostPid)
                .filter(pid -> pid > 0)
                .collect(Collectors.toSet());
        return processes
                .readBelow(firsts)
                .map(below -> below.withHeldOf(known.get().table(), firsts));
    }

    private Optional<ProcessTable> everything(Instant now) {
        var table = processes.read();
        full = table.map(shown -> new Pass(now, shown));
        table.ifPresent(shown -> lasting.keySet()
                .removeIf(first -> shown.find(first.pid())
                        .filter(process -> process.identity().equals(first))
                        .isEmpty()));
        return table;
    }

    /// A sample that follows `earlier`, the samples of the same service, oldest first. Probes are counted
    /// before the zombies, so that no zombie is taken for one that no probe made.
    public ZombieSample sample(
            ObservedContainer container, List<ZombieSample> earlier, Optional<ProcessTable> table, Instant now) {
        return sampled(container, earlier, count(container, table, now), now);
    }

    /// The same with a count that was taken already. What the future seems to hold is from before the clock was set
    /// back, and no probe of now.
    public static ZombieSample sampled(
            ObservedContainer container, List<ZombieSample> earlier, ZombieCount count, Instant now) {
        var before = earlier.stream()
                .filter(sample -> sample.container().equals(container.id().value())
                        && sample.containerStartedAt().equals(container.startedAt()))
                .reduce((first, second) -> second);
        var known = before.map(ZombieSample::lastProbeEnd).orElse(Instant.EPOCH);
        var lastSeen = known.isAfter(now) ? now : known;
        var fresh = container.probes().stream()
                .map(ProbeRun::end)
                .filter(end -> end.isAfter(lastSeen) && !end.isAfter(now))
                .toList();
        long completed = before.map(ZombieSample::probesCompleted).orElse(0L) + fresh.size();
        var lastEnd = fresh.stream().max(Comparator.naturalOrder()).orElse(lastSeen);
        return new ZombieSample(now, container.id().value(), container.startedAt(), count, completed, lastEnd);
    }

    /// The zombies of a running container, by whichever counter this host allows. In the process table
    /// those count that the look before saw too; the first look counts all.
    public ZombieCount count(ObservedContainer container, Optional<ProcessTable> table, Instant now) {
        var first = table.filter(_ -> container.ownPidNamespace())
                .flatMap(shown -> shown.firstProcess(container.hostPid()));
        if (first.isEmpty()) {
            return countByEngine(container);
        }
        var zombies = table.orElseThrow().zombiesOf(container.hostPid());
        var before = lasting.put(first.get().identity(), Lasting.of(zombies));
        var counted = before == null ? zombies : before.among(zombies);
        if (counted.isEmpty()) {
            return new ZombieCount.Counted(0, ZombieCount.Counter.PROC);
        }
        var attributor = new Attributor(table.orElseThrow(), first.get(), ProbeTools.logOf(container), now);
        var attributed = attributor.attribute(counted);
        return new ZombieCount.Counted(
                counted.size(),
                madeBy(AttributedZombie.Maker.APPLICATION, attributed),
                madeBy(AttributedZombie.Maker.PROBE, attributed),
                ZombieCount.Counter.PROC);
    }

    private static int madeBy(AttributedZombie.Maker maker, List<AttributedZombie> zombies) {
        return Math.toIntExact(
                zombies.stream().filter(zombie -> zombie.maker() == maker).count());
    }

    /// By the engine's figures alone, which need no look at the host. Readings go on until they agree.
    public ZombieCount countByEngine(ObservedContainer container) {
        var readings = new ArrayList<EngineReading>();
        var threads = engine.threads(container.id());
        while (readings.size() < ENGINE_READINGS && !EngineReading.suffice(readings)) {
            var pids = engine.pidsCurrent(container.id());
            var after = engine.threads(container.id());
            if (pids.isEmpty() || threads.isEmpty() || after.isEmpty()) {
                return new ZombieCount.Unknown(withoutFigure(pids.isPresent(), after.isPresent()));
            }
            readings.add(new EngineReading(threads.getAsInt(), pids.getAsInt(), after.getAsInt()));
            threads = after;
        }
        return EngineReading.estimate(readings);
    }

    private static String withoutFigure(boolean hasPids, boolean hasThreads) {
        if (hasPids) {
            return "the engine cannot list its threads: the ps of the engine's host does not know -L (busybox's does not)";
        }
        return hasThreads
                ? "the engine does not count its processes: there is no pids controller"
                : "the engine gives no figure for it: it has just ended";
    }
}
