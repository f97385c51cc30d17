package dev.composure.operate;

import dev.composure.zombies.ProcessEntry;
import dev.composure.zombies.ProcessTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The process table that belongs to a [FakeEngine]. Zombies that no probe left are in the session of PID 1.
public record FakeProcesses(FakeEngine engine) implements ProcessSource {

    private static final Instant BOOT = Instant.parse("2025-12-31T23:00:00Z");
    private static final int MILLIS_PER_TICK = 10;
    private static final int SHIM = 2;
    private static final int ZOMBIES_FROM = 100_000;
    private static final int MOST_ZOMBIES = 10_000;

    @Override
    public Optional<ProcessTable> read() {
        var processes = new ArrayList<ProcessEntry>();
        processes.add(new ProcessEntry(SHIM, 1, 'S', SHIM, 0, "containerd-shim", 0));
        engine.withProcesses().forEach(container -> add(container, processes));
        return Optional.of(new ProcessTable(processes, Duration.between(BOOT, engine.now())));
    }

    private static void add(FakeContainer container, List<ProcessEntry> processes) {
        int init = container.hostPid;
        long namespace = 4_026_530_000L + init;
        processes.add(new ProcessEntry(
                init, SHIM, 'S', init, ticks(container.startedAt()), container.processName(), namespace));
        int pid = ZOMBIES_FROM + init * MOST_ZOMBIES;
        for (var start : container.probeZombies) {
            pid++;
            processes.add(new ProcessEntry(pid, init, 'Z', pid, ticks(start), "wget", namespace));
        }
        for (int own = container.probeZombies.size(); own < container.zombies; own++) {
            int number = pid + MOST_ZOMBIES / 2 + own - 2 * container.probeZombies.size();
            processes.add(new ProcessEntry(number, init, 'Z', init, ticks(container.startedAt()), "job", namespace));
        }
    }

    private static long ticks(Instant moment) {
        return Duration.between(BOOT, moment).toMillis() / MILLIS_PER_TICK;
    }
}
