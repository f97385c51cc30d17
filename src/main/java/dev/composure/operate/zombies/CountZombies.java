package dev.composure.operate.zombies;

import dev.composure.operate.Engine;
import dev.composure.operate.ProcessSource;
import dev.composure.operate.round.ZombieSampler;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.report.ContainerZombies;
import dev.composure.report.ZombieReport;
import dev.composure.zombies.PidsUsage;
import dev.composure.zombies.ProcessTable;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieCount.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Counts the zombies of every running container of a host. Asked again, it remembers the looks before:
/// what has lasted, what was reaped, and how the counts went. It only reads.
public final class CountZombies {

    /// What is still there after so long is not about to be reaped.
    private static final Duration BETWEEN_FIRST_LOOKS = Duration.ofMillis(500);

    /// Each look reads the children of the containers' PID 1, and one of so many reads every process of the
    /// host: what others than PID 1 hold is the application's, and grows in its own time.
    private static final int LOOKS_FOR_A_FULL_ONE = 10;

    private static final Duration SHORTEST_RHYTHM = Duration.ofSeconds(1);
    private static final Duration LONGEST_RHYTHM = Duration.ofSeconds(15);

    private final Engine engine;
    private final ProcessSource processes;
    private final ZombieSampler sampler;
    private final Pause pause;
    private final InstantSource clock;
    private final Map<ContainerId, Watched> watched = new HashMap<>();
    private Optional<ProcessTable> everything = Optional.empty();
    private Duration rhythm = LONGEST_RHYTHM;
    private int looks;

    /// Lets time pass.
    @FunctionalInterface
    public interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    /// What one look saw of the process table, and when.
    record Look(Instant now, Optional<ProcessTable> table) {}

    public CountZombies(Engine engine, ProcessSource processes, Pause pause, InstantSource clock) {
        this.engine = engine;
        this.processes = processes;
        this.sampler = new ZombieSampler(engine, processes);
        this.pause = pause;
        this.clock = clock;
    }

    /// The first count takes two looks, so that what it counts has been seen twice.
    public ZombieReport count() throws InterruptedException {
        var containers = engine.running();
        if (looks == 0) {
            var first = look(containers);
            containers.forEach(container -> watched(container).see(container, first));
            if (first.table().isPresent()) {
                pause.last(BETWEEN_FIRST_LOOKS);
            }
        }
        return report(containers, look(containers));
    }

    /// In the rhythm of the fastest check of those containers that were there.
    public Duration rhythm() {
        return rhythm;
    }

    private Look look(List<ObservedContainer> containers) {
        boolean isFull = looks < 2 || looks % LOOKS_FOR_A_FULL_ONE == 0;
        looks++;
        var now = clock.instant();
        if (isFull) {
            everything = processes.read();
            return new Look(now, everything);
        }
        var firsts = firstProcesses(containers);
        return new Look(
                now,
                processes
                        .readBelow(firsts)
                        .map(below -> everything
                                .map(older -> below.withHeldOf(older, firsts))
                                .orElse(below)));
    }

    private static Set<Integer> firstProcesses(List<ObservedContainer> containers) {
        return containers.stream()
                .filter(ObservedContainer::ownPidNamespace)
                .map(ObservedContainer::hostPid)
                .collect(Collectors.toSet());
    }

    private Watched watched(ObservedContainer container) {
        return watched.computeIfAbsent(container.id(), _ -> new Watched());
    }

    private ZombieReport report(List<ObservedContainer> containers, Look look) {
        watched.keySet()
                .retainAll(containers.stream().map(ObservedContainer::id).toList());
        rhythm = rhythm(containers);
        var usages = new ConcurrentHashMap<ContainerId, PidsUsage>();
        var byEngine = new ConcurrentHashMap<ContainerId, ZombieCount>();
        containers.parallelStream().forEach(container -> {
            engine.pids(container.id()).ifPresent(usage -> usages.put(container.id(), usage));
            if (!Watched.isShown(container, look)) {
                byEngine.put(container.id(), sampler.countByEngine(container));
            }
        });
        var rows = new ArrayList<ContainerZombies>();
        for (var container : containers) {
            var one = watched(container);
            one.see(container, look);
            var counted = Optional.ofNullable(byEngine.get(container.id()));
            var usage = Optional.ofNullable(usages.get(container.id()));
            rows.add(one.row(container, look, counted, ignoresChildren(container, look), usage));
        }
        return new ZombieReport(counter(look), why(look), rows);
    }

    private boolean ignoresChildren(ObservedContainer container, Look look) {
        return Watched.isShown(container, look)
                && processes
                        .status(container.hostPid())
                        .filter(status -> status.ignoresChildren())
                        .isPresent();
    }

    private static Duration rhythm(List<ObservedContainer> containers) {
        var fastest = containers.stream()
                .filter(container -> !container.probes().isEmpty())
                .map(ObservedContainer::interval)
                .min(Duration::compareTo)
                .orElse(LONGEST_RHYTHM);
        var notTooFast = fastest.compareTo(SHORTEST_RHYTHM) < 0 ? SHORTEST_RHYTHM : fastest;
        return notTooFast.compareTo(LONGEST_RHYTHM) > 0 ? LONGEST_RHYTHM : notTooFast;
    }

    private static Counter counter(Look look) {
        return look.table().isPresent() ? Counter.PROC : Counter.ENGINE;
    }

    private static String why(Look look) {
        return look.table().isPresent()
                ? "the process table shows what the engine runs"
                : "the process table does not show what the engine runs, so zombies are counted by the engine's figures and"
                        + " belong to nobody; run this on the engine's host, or name the host's /proc in"
                        + " COMPOSURE_PROC_PATH";
    }
}
