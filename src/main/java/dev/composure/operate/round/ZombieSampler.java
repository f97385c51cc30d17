package dev.composure.operate.round;

import dev.composure.operate.Engine;
import dev.composure.operate.ProcessSource;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProbeRun;
import dev.composure.zombies.EngineReading;
import dev.composure.zombies.ProcessTable;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Takes one sample of a container's zombies: from the process table where the host shows it, else from the engine.
public final class ZombieSampler {

    private static final int ENGINE_READINGS = 3;

    private final Engine engine;
    private final ProcessSource processes;

    public ZombieSampler(Engine engine, ProcessSource processes) {
        this.engine = engine;
        this.processes = processes;
    }

    /// One pass over the process table serves all containers of a round; empty where the host does not show it.
    public Optional<ProcessTable> table() {
        return processes.read();
    }

    /// A sample that follows `earlier`, the samples of the same service, oldest first. Probes are counted before the
    /// zombies, so that no zombie is taken for one that no probe made.
    public ZombieSample sample(
            ObservedContainer container, List<ZombieSample> earlier, Optional<ProcessTable> table, Instant now) {
        var before = earlier.stream()
                .filter(sample -> sample.container().equals(container.id().value())
                        && sample.containerStartedAt().equals(container.startedAt()))
                .reduce((first, second) -> second);
        var lastSeen = before.map(ZombieSample::lastProbeEnd).orElse(Instant.EPOCH);
        long fresh = container.probes().stream()
                .filter(probe -> probe.end().isAfter(lastSeen))
                .count();
        long completed = before.map(ZombieSample::probesCompleted).orElse(0L) + fresh;
        var lastEnd = container.probes().stream()
                .map(ProbeRun::end)
                .max(Comparator.naturalOrder())
                .filter(end -> end.isAfter(lastSeen))
                .orElse(lastSeen);
        return new ZombieSample(
                now, container.id().value(), container.startedAt(), count(container, table), completed, lastEnd);
    }

    /// The zombies of a running container, by whichever counter this host allows.
    public ZombieCount count(ObservedContainer container, Optional<ProcessTable> table) {
        if (table.isPresent() && container.ownPidNamespace() && isShown(container, table.get())) {
            return new ZombieCount.Counted(
                    table.get().zombiesOf(container.hostPid()).size(), ZombieCount.Counter.PROC);
        }
        return countByEngine(container);
    }

    private static boolean isShown(ObservedContainer container, ProcessTable table) {
        return table.processes().stream().anyMatch(process -> process.pid() == container.hostPid());
    }

    /// By the engine's figures alone, which need no look at the host.
    public ZombieCount countByEngine(ObservedContainer container) {
        var readings = new ArrayList<EngineReading>();
        for (int reading = 0; reading < ENGINE_READINGS; reading++) {
            OptionalInt pids = engine.pidsCurrent(container.id());
            OptionalInt threads = engine.threads(container.id());
            if (pids.isEmpty() || threads.isEmpty()) {
                return new ZombieCount.Unknown("the engine gives no figure for it (no pids controller, or it ended)");
            }
            readings.add(new EngineReading(pids.getAsInt(), threads.getAsInt()));
        }
        return EngineReading.estimate(readings);
    }
}
