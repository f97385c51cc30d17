package dev.composure.operate.round;

import dev.composure.compose.Service;
import dev.composure.operate.Engine;
import dev.composure.operate.PathEntry;
import dev.composure.operate.ProcessSource;
import dev.composure.probe.Facts;
import dev.composure.probe.PidOneEvidence;
import dev.composure.probe.PidOneEvidence.Orphaned;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import dev.composure.probe.ToolSighting;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProjectId;
import dev.composure.zombies.ProcessEntry;
import dev.composure.zombies.ProcessStatus;
import dev.composure.zombies.ProcessTable;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Finds out what a probe has to do with in a running container, without running anything in it.
final class ContainerFacts {

    private static final List<String> TOOLS = List.of("bash", "curl", "nc", "sh", "timeout", "wget");
    private static final int LONGEST_CHAIN_OF_LINKS = 8;

    private final Engine engine;
    private final ProcessSource processes;

    /// By project. A container's tools do not change under one id, but for what its own application does to
    /// them.
    private final Map<String, Map<ContainerId, SortedMap<String, ToolKind>>> known = new ConcurrentHashMap<>();

    ContainerFacts(Engine engine, ProcessSource processes) {
        this.engine = engine;
        this.processes = processes;
    }

    Facts of(Service service, ObservedContainer container, List<ZombieSample> samples, Optional<ProcessTable> table) {
        var tools = known.computeIfAbsent(container.composeLabel("project"), _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(container.id(), this::tools);
        var evidence = pidOne(container, samples, table);
        return new Facts(
                Tier.CONTAINER,
                tools,
                evidence.pidOne(),
                Facts.DEFAULT_SHELL,
                service.entrypoint(),
                container.command(),
                List.of(),
                List.of());
    }

    /// Forgets the containers of a project that are gone.
    void keepOnly(ProjectId project, List<ContainerId> present) {
        known.computeIfPresent(project.name(), (_, containers) -> {
            containers.keySet().retainAll(present);
            return containers.isEmpty() ? null : containers;
        });
    }

    private PidOneEvidence pidOne(
            ObservedContainer container, List<ZombieSample> samples, Optional<ProcessTable> table) {
        var first = table.flatMap(shown -> shown.firstProcess(container.hostPid()));
        var stayed = zombiesStayed(container, samples)
                && (first.isEmpty()
                        || holdsZombies(table.orElseThrow(), first.get().pid()));
        return new PidOneEvidence(
                container.init(),
                container.ownPidNamespace(),
                container.command(),
                first.map(ProcessEntry::command).orElse(""),
                first.flatMap(process -> processes.status(process.pid()))
                        .map(ProcessStatus::ignoresChildren)
                        .orElse(false),
                stayed ? Orphaned.STAYED : Orphaned.NONE_SEEN);
    }

    /// What others hold says nothing of PID 1.
    private static boolean holdsZombies(ProcessTable table, int pid) {
        return table.zombiesOf(pid).stream().anyMatch(zombie -> zombie.parent() == pid);
    }

    /// Two samples in a row with zombies: what reaps would have reaped them.
    private static boolean zombiesStayed(ObservedContainer container, List<ZombieSample> samples) {
        int row = 0;
        for (ZombieSample sample : samples) {
            boolean hasZombies = sample.container().equals(container.id().value())
                    && sample.count() instanceof ZombieCount.Counted counted
                    && counted.zombies() > 0;
            row = hasZombies ? row + 1 : 0;
        }
        return row >= 2;
    }

    private SortedMap<String, ToolKind> tools(ContainerId container) {
        var path = engine.searchPath(container);
        var busybox = find(container, "busybox", path);
        var size = busybox.isPresent() ? OptionalLong.of(busybox.get().size()) : OptionalLong.empty();
        var tools = new TreeMap<String, ToolKind>();
        for (String program : TOOLS) {
            tools.put(
                    program,
                    find(container, program, path)
                            .map(file -> new ToolSighting(program, file.name(), isOfSize(file, size)).kind())
                            .orElse(ToolKind.ABSENT));
        }
        return Collections.unmodifiableSortedMap(tools);
    }

    private static boolean isOfSize(PathEntry file, OptionalLong size) {
        return size.isPresent() && size.getAsLong() == file.size();
    }

    private Optional<PathEntry> find(ContainerId container, String program, List<String> path) {
        return path.stream()
                .flatMap(folder -> follow(container, folder + "/" + program).stream())
                .findFirst();
    }

    /// The file at the end of the links.
    private Optional<PathEntry> follow(ContainerId container, String path) {
        var at = path;
        for (int link = 0; link < LONGEST_CHAIN_OF_LINKS; link++) {
            var entry = engine.lookAt(container, at);
            if (entry.isEmpty() || entry.get().linkTarget().isEmpty()) {
                return entry;
            }
            var target = entry.get().linkTarget();
            at = target.startsWith("/") ? target : at.substring(0, at.lastIndexOf('/') + 1) + target;
        }
        return Optional.empty();
    }
}
