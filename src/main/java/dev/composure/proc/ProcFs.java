package dev.composure.proc;

import dev.composure.operate.ProcessSource;
import dev.composure.probe.Facts.Listening;
import dev.composure.zombies.ProcessEntry;
import dev.composure.zombies.ProcessStatus;
import dev.composure.zombies.ProcessTable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The process table of a Linux host, from its `/proc` or where that is mounted.
///
/// One pass reads `stat` of every process. The pid namespace costs a second call, so it is read only where
/// it is asked for: of zombies, and of the children of shims, which are what can be PID 1 of a container.
/// What vanishes meanwhile, and what may not be read, is left out. (A pid comes back only after all others
/// were used, which takes longer than a pass: what is read of one pid is of one process.)
///
/// The table shows the engine's processes if there is a shim in it. Without one it is either the table of
/// some other pid namespace, or the engine runs no container, and then nothing is lost by its absence.
public final class ProcFs implements ProcessSource {

    private static final int STAT_BYTES = 4096;
    private static final int SOCKETS_BYTES = 8 << 20;
    private static final int STATUS_BYTES = 16 << 10;
    private static final int CHILDREN_BYTES = 32 << 20;

    private final String root;

    public ProcFs(Path root) {
        this.root = root.toString();
    }

    @Override
    public Optional<ProcessTable> read() {
        var uptime = uptime();
        var names = Path.of(root).toFile().list();
        if (names == null) {
            return Optional.empty();
        }
        var buffer = new byte[STAT_BYTES];
        var processes = new ArrayList<ProcessEntry>(names.length);
        for (var name : names) {
            if (Character.isDigit(name.charAt(0))) {
                read(name, buffer).ifPresent(processes::add);
            }
        }
        return table(processes, uptime);
    }

    private Optional<ProcessTable> table(List<ProcessEntry> processes, Duration uptime) {
        var shims = new HashSet<Integer>();
        for (var process : processes) {
            if (process.isContainerShim()) {
                shims.add(process.pid());
            }
        }
        if (shims.isEmpty()) {
            return Optional.empty();
        }
        processes.replaceAll(process -> process.isZombie() || shims.contains(process.parent())
                ? process.inNamespace(namespaceOf(process.pid()))
                : process);
        return Optional.of(new ProcessTable(processes, uptime));
    }

    /// By `task/*/children`, which a kernel has or has not. While a child ends the kernel may leave out
    /// others: what is missing in one look is there in the next.
    @Override
    public Optional<ProcessTable> readBelow(Set<Integer> pids) {
        var uptime = uptime();
        var below = new Below(new byte[STAT_BYTES]);
        for (int pid : pids) {
            if (!below.add(pid)) {
                return read();
            }
        }
        return table(new ArrayList<>(below.found), uptime);
    }

    /// Some processes, with their parents and children.
    private final class Below {

        private final Set<ProcessEntry> found = new HashSet<>();
        private final byte[] buffer;

        Below(byte[] buffer) {
            this.buffer = buffer;
        }

        /// False where this kernel lists no children.
        boolean add(int pid) {
            var process = read(Integer.toString(pid), buffer);
            if (process.isEmpty()) {
                return true;
            }
            found.add(process.get());
            read(Integer.toString(process.get().parent()), buffer).ifPresent(found::add);
            var threads = Path.of(root, Integer.toString(pid), "task").toFile().list();
            if (threads == null) {
                return true;
            }
            boolean isListed = false;
            for (var thread : threads) {
                isListed |= addChildren("%s/%d/task/%s/children".formatted(root, pid, thread));
            }
            return isListed;
        }

        private boolean addChildren(String file) {
            try (var stream = new FileInputStream(file)) {
                var pids = new String(stream.readNBytes(CHILDREN_BYTES), StandardCharsets.US_ASCII);
                for (var child : pids.split(" ", -1)) {
                    if (!child.isBlank()) {
                        read(child, buffer).ifPresent(found::add);
                    }
                }
                return true;
            } catch (IOException none) {
                return false;
            }
        }
    }

    private Optional<ProcessEntry> read(String pid, byte[] buffer) {
        try (var stat = new FileInputStream(root + "/" + pid + "/stat")) {
            return Optional.of(ProcessEntry.parse(buffer, stat.read(buffer)));
        } catch (IOException | IllegalArgumentException vanished) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ProcessStatus> status(int pid) {
        try (var status = new FileInputStream(root + "/" + pid + "/status")) {
            return Optional.of(
                    ProcessStatus.parse(new String(status.readNBytes(STATUS_BYTES), StandardCharsets.ISO_8859_1)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Listening listening(int pid) {
        return new Listening(ports(pid, "tcp"), ports(pid, "tcp6"));
    }

    private SortedSet<Integer> ports(int pid, String table) {
        try (var sockets = new FileInputStream("%s/%d/net/%s".formatted(root, pid, table))) {
            return ListeningSockets.ports(new String(sockets.readNBytes(SOCKETS_BYTES), StandardCharsets.US_ASCII));
        } catch (IOException unreadable) {
            return new TreeSet<>();
        }
    }

    /// Zero where it cannot be read.
    private Duration uptime() {
        try (var file = new FileInputStream(root + "/uptime")) {
            var text = new String(file.readNBytes(STAT_BYTES), StandardCharsets.US_ASCII);
            return Duration.ofMillis(Math.round(Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1000));
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException unreadable) {
            return Duration.ZERO;
        }
    }

    /// The link reads `pid:[4026531836]`.
    private long namespaceOf(int pid) {
        try {
            var target = Files.readSymbolicLink(Path.of(root, pid + "/ns/pid")).toString();
            return Long.parseLong(target.substring(target.indexOf('[') + 1, target.length() - 1));
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException unreadable) {
            return 0;
        }
    }
}
