package dev.composure.operate.facts;

import dev.composure.compose.Service;
import dev.composure.operate.Engine;
import dev.composure.operate.ProcessSource;
import dev.composure.probe.Facts;
import dev.composure.probe.Facts.Listening;
import dev.composure.probe.ImageFacts;
import dev.composure.probe.PidOneEvidence;
import dev.composure.probe.PidOneEvidence.Orphaned;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import dev.composure.probe.Versions;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProjectId;
import dev.composure.zombies.ProcessEntry;
import dev.composure.zombies.ProcessStatus;
import dev.composure.zombies.ProcessTable;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/// Finds out what a probe has to do with in a running container, without running anything in it.
public final class ContainerFacts {

    private final Engine engine;
    private final ProcessSource processes;

    /// By project. A container's tools do not change under one id, but for what its own application does to
    /// them.
    private final Map<String, Map<ContainerId, SortedMap<String, ToolKind>>> known = new ConcurrentHashMap<>();

    /// To tell the sockets of one container the kernel walks through those of the whole host: two milliseconds where
    /// that has 24 GiB, which is most of what a look at a quiet container takes.
    private static final Duration HEARD_FOR = Duration.ofMinutes(5);

    private final Map<String, Map<ContainerId, Heard>> heard = new ConcurrentHashMap<>();

    /// What a process listened on when the host had been up for that long.
    private record Heard(int pid, Duration at, Listening listening) {

        boolean isGoodFor(int otherPid, Duration now) {
            return pid == otherPid && now.compareTo(at.plus(HEARD_FOR)) < 0;
        }
    }

    /// By id, under which an image never changes.
    private final Map<String, Optional<ImageFacts>> images = new ConcurrentHashMap<>();

    public ContainerFacts(Engine engine, ProcessSource processes) {
        this.engine = engine;
        this.processes = processes;
    }

    public Facts of(
            Service service, ObservedContainer container, List<ZombieSample> samples, Optional<ProcessTable> table) {
        var tools = known.computeIfAbsent(container.composeLabel("project"), _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(container.id(), id -> new ToolSearch(engine).toolsIn(id, engine.searchPath(id)));
        var evidence = pidOne(container, samples, table);
        var image = images.computeIfAbsent(container.imageId(), engine::image);
        return new Facts(
                Tier.CONTAINER,
                tools,
                evidence.pidOne(),
                image.map(ImageFacts::shell).orElse(Facts.DEFAULT_SHELL),
                service.entrypoint(),
                container.command(),
                image.map(ImageFacts::exposedPorts).orElse(List.of()),
                listening(container, table),
                image.flatMap(ImageFacts::check),
                container.environmentNames(),
                Versions.UNKNOWN);
    }

    /// Forgets the containers of a project that are gone.
    public void keepOnly(ProjectId project, List<ContainerId> present) {
        keepOnly(known, project, present);
        keepOnly(heard, project, present);
    }

    private static <T> void keepOnly(
            Map<String, Map<ContainerId, T>> all, ProjectId project, List<ContainerId> present) {
        all.computeIfPresent(project.name(), (_, containers) -> {
            containers.keySet().retainAll(present);
            return containers.isEmpty() ? null : containers;
        });
    }

    /// Of a container that has come up and says so; before that, what does not listen yet says nothing. In a table that
    /// does not show it, its pid is somebody else's.
    private Listening listening(ObservedContainer container, Optional<ProcessTable> table) {
        return table.filter(shown -> shown.firstProcess(container.hostPid()).isPresent())
                .filter(_ -> container.health() != Health.STARTING)
                .map(shown -> heard(container, shown.uptime()).listening())
                .orElse(Listening.UNKNOWN);
    }

    private Heard heard(ObservedContainer container, Duration uptime) {
        int pid = container.hostPid();
        return heard.computeIfAbsent(container.composeLabel("project"), _ -> new ConcurrentHashMap<>())
                .compute(
                        container.id(),
                        (_, before) -> before != null && before.isGoodFor(pid, uptime)
                                ? before
                                : new Heard(pid, uptime, processes.listening(pid)));
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
}
