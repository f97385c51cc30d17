package dev.composure.operate;

import dev.composure.zombies.ProcessEntry;
import dev.composure.zombies.ProcessTable;
import java.util.ArrayList;
import java.util.Optional;

/// The process table that belongs to a [FakeEngine].
public record FakeProcesses(FakeEngine engine) implements ProcessSource {

    private static final int SHIM = 2;
    private static final int ZOMBIES_FROM = 100_000;
    private static final int MOST_ZOMBIES = 10_000;

    @Override
    public Optional<ProcessTable> read() {
        var processes = new ArrayList<ProcessEntry>();
        processes.add(new ProcessEntry(SHIM, 1, 'S', SHIM, 0, "containerd-shim", 0));
        for (var container : engine.running()) {
            int init = container.hostPid;
            long namespace = 4_026_530_000L + init;
            processes.add(new ProcessEntry(init, SHIM, 'S', init, 0, "sleep", namespace));
            for (int index = 0; index < container.zombies; index++) {
                int pid = ZOMBIES_FROM + init * MOST_ZOMBIES + index;
                processes.add(new ProcessEntry(pid, init, 'Z', pid, index, "wget", namespace));
            }
        }
        return Optional.of(new ProcessTable(processes));
    }
}
