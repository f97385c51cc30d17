package dev.composure.zombies;

import java.util.Comparator;
import java.util.List;

/// The processes of one pass over the process table, sorted by pid.
public record ProcessTable(List<ProcessEntry> processes) {

    public ProcessTable {
        processes = processes.stream()
                .sorted(Comparator.comparingInt(ProcessEntry::pid))
                .toList();
    }

    /// The zombies of the pid namespace whose PID 1 has this pid on the host. Where the namespace of either side could
    /// not be read, the direct children of that PID 1 count, which is where orphans go.
    public List<ProcessEntry> zombiesOf(int hostPidOfInit) {
        long namespace = processes.stream()
                .filter(process -> process.pid() == hostPidOfInit)
                .mapToLong(ProcessEntry::pidNamespace)
                .findFirst()
                .orElse(0);
        return processes.stream()
                .filter(ProcessEntry::isZombie)
                .filter(zombie -> zombie.pid() != hostPidOfInit)
                .filter(zombie -> belongs(zombie, hostPidOfInit, namespace))
                .toList();
    }

    private static boolean belongs(ProcessEntry zombie, int hostPidOfInit, long namespace) {
        if (namespace == 0 || zombie.pidNamespace() == 0) {
            return zombie.parent() == hostPidOfInit;
        }
        return zombie.pidNamespace() == namespace;
    }
}
