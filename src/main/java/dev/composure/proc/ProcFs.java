package dev.composure.proc;

import dev.composure.operate.ProcessSource;
import dev.composure.zombies.ProcessEntry;
import dev.composure.zombies.ProcessTable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The process table of a Linux host, from its `/proc` or where that is mounted.
///
/// One pass reads `stat` of every process. The pid namespace costs a second call, so it is read only where it is asked
/// for: of zombies, of their parents, and of the children of shims, which are what can be PID 1 of a container. What
/// vanishes meanwhile, and what may not be read, is left out.
///
/// The table shows the engine's processes if there is a shim in it. Without one it is either the table of some other
/// pid
/// namespace, or the engine runs no container, and then nothing is lost by its absence.
public final class ProcFs implements ProcessSource {

    private static final int STAT_BYTES = 4096;

    private final Path root;

    public ProcFs(Path root) {
        this.root = root;
    }

    @Override
    public Optional<ProcessTable> read() {
        var processes = readAll();
        if (processes.stream().noneMatch(ProcessEntry::isContainerShim)) {
            return Optional.empty();
        }
        var asked = whoseNamespaceIsAsked(processes);
        processes.replaceAll(
                process -> asked.contains(process.pid()) ? process.inNamespace(namespaceOf(process.pid())) : process);
        return Optional.of(new ProcessTable(processes));
    }

    private List<ProcessEntry> readAll() {
        var processes = new ArrayList<ProcessEntry>();
        var names = root.toFile().list();
        if (names == null) {
            return processes;
        }
        var buffer = new byte[STAT_BYTES];
        for (var name : names) {
            if (Character.isDigit(name.charAt(0))) {
                read(name, buffer).ifPresent(processes::add);
            }
        }
        return processes;
    }

    private Optional<ProcessEntry> read(String pid, byte[] buffer) {
        try (var stat = new FileInputStream(root + "/" + pid + "/stat")) {
            return Optional.of(ProcessEntry.parse(buffer, stat.read(buffer)));
        } catch (IOException | IllegalArgumentException vanished) {
            return Optional.empty();
        }
    }

    private static Set<Integer> whoseNamespaceIsAsked(List<ProcessEntry> processes) {
        var shims = new HashSet<Integer>();
        var asked = new HashSet<Integer>();
        for (var process : processes) {
            if (process.isContainerShim()) {
                shims.add(process.pid());
            }
            if (process.isZombie()) {
                asked.add(process.pid());
                asked.add(process.parent());
            }
        }
        for (var process : processes) {
            if (shims.contains(process.parent())) {
                asked.add(process.pid());
            }
        }
        return asked;
    }

    /// The link reads `pid:[4026531836]`.
    private long namespaceOf(int pid) {
        try {
            var target = Files.readSymbolicLink(root.resolve(pid + "/ns/pid")).toString();
            return Long.parseLong(target.substring(target.indexOf('[') + 1, target.length() - 1));
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException unreadable) {
            return 0;
        }
    }
}
