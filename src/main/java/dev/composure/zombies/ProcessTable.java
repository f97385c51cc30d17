package dev.composure.zombies;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The processes of one pass over the process table, sorted by pid; `uptime` is how long the host had been
/// up when the pass began, or zero where that was not read.
public record ProcessTable(List<ProcessEntry> processes, Duration uptime) {

    private static final int DEEPEST_TREE = 1000;

    public ProcessTable {
        processes = processes.stream()
                .sorted(Comparator.comparingInt(ProcessEntry::pid))
                .toList();
    }

    public ProcessTable(List<ProcessEntry> processes) {
        this(processes, Duration.ZERO);
    }

    public Optional<ProcessEntry> find(int pid) {
        int low = 0;
        int high = processes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var process = processes.get(middle);
            if (process.pid() == pid) {
                return Optional.of(process);
            }
            if (process.pid() < pid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /// PID 1 of a container, by its pid on the host. Empty unless it hangs under a shim: a table of another
    /// host, or of another pid namespace, has some other process by that number, or none.
    public Optional<ProcessEntry> firstProcess(int hostPid) {
        return find(hostPid)
                .filter(process -> find(process.parent())
                        .filter(ProcessEntry::isContainerShim)
                        .isPresent());
    }

    /// The zombies of the container whose PID 1 has this pid on the host: those of its pid namespace, and
    /// those below it. The latter finds them where a namespace could not be read, and in namespaces that it
    /// made itself, but not in containers that run in it.
    public List<ProcessEntry> zombiesOf(int hostPidOfInit) {
        long namespace = find(hostPidOfInit).map(ProcessEntry::pidNamespace).orElse(0L);
        return processes.stream()
                .filter(ProcessEntry::isZombie)
                .filter(zombie -> zombie.pid() != hostPidOfInit)
                .filter(zombie -> (namespace != 0 && zombie.pidNamespace() == namespace)
                        || zombie.parent() == hostPidOfInit
                        || isBelow(zombie, hostPidOfInit))
                .toList();
    }

    /// This table of the PID 1 of some containers and of their children, together with what an older table
    /// of everything shows of zombies that others hold there, with those who hold them.
    public ProcessTable withHeldOf(ProcessTable older, Set<Integer> firsts) {
        var all = new TreeMap<Integer, ProcessEntry>();
        processes.forEach(process -> all.put(process.pid(), process));
        for (int first : firsts) {
            var identity = find(first).map(ProcessEntry::identity);
            if (identity.isPresent() && identity.equals(older.find(first).map(ProcessEntry::identity))) {
                older.zombiesOf(first).stream()
                        .filter(zombie -> zombie.parent() != first)
                        .forEach(zombie -> older.addWithHolders(zombie, all));
            }
        }
        return new ProcessTable(List.copyOf(all.values()), uptime);
    }

    private void addWithHolders(ProcessEntry process, Map<Integer, ProcessEntry> all) {
        var at = Optional.of(process);
        while (at.isPresent() && all.putIfAbsent(at.get().pid(), at.get()) == null) {
            at = parentOf(at.get());
        }
    }

    /// True when its parents lead to that process, without a shim on the way.
    boolean isBelow(ProcessEntry process, int ancestor) {
        var at = process;
        for (int level = 0; level < DEEPEST_TREE; level++) {
            if (at.parent() == ancestor) {
                return true;
            }
            var parent = parentOf(at);
            if (parent.isEmpty() || parent.get().isContainerShim()) {
                return false;
            }
            at = parent.get();
        }
        return false;
    }

    /// The parent as this table shows it. One that started after its child is another process, which got
    /// the pid of the parent while the table was being read.
    Optional<ProcessEntry> parentOf(ProcessEntry process) {
        return find(process.parent()).filter(parent -> parent.startTicks() <= process.startTicks());
    }

    /// When a process started, by the clock that showed `now` as this table was begun.
    Instant startOf(ProcessEntry process, Instant now) {
        return now.minus(uptime).plus(process.startedAfterBoot());
    }
}
