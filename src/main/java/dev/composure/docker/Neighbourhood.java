package dev.composure.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.VolumesFrom;
import dev.composure.operate.Neighbour;
import dev.composure.reconcile.ContainerId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every container of the host. What a container leans on never changes, and the engine's list leaves most of it out;
/// so each container is inspected once. Names change, so they always are the list's.
final class Neighbourhood {

    private final EngineConnection connection;
    private final Map<String, Modes> known = new ConcurrentHashMap<>();

    private record Modes(String network, String pid, String ipc, List<String> volumesFrom, SortedSet<String> mounted) {}

    Neighbourhood(EngineConnection connection) {
        this.connection = connection;
    }

    List<Neighbour> observe() {
        var listed = connection
                .ask(client -> client.listContainersCmd().withShowAll(true).exec())
                .required();
        known.keySet().retainAll(listed.stream().map(Container::getId).collect(Collectors.toSet()));
        return listed.stream()
                .flatMap(container -> neighbour(container).stream())
                .sorted(Comparator.comparing(Neighbour::name))
                .toList();
    }

    private Optional<Neighbour> neighbour(Container container) {
        return modes(container.getId())
                .map(modes -> new Neighbour(
                        new ContainerId(container.getId()),
                        new Listed(container).name(),
                        new TreeMap<>(Objects.requireNonNullElse(container.getLabels(), Map.of())),
                        modes.network(),
                        modes.pid(),
                        modes.ipc(),
                        modes.volumesFrom(),
                        modes.mounted()));
    }

    private Optional<Modes> modes(String id) {
        var before = Optional.ofNullable(known.get(id));
        return before.isPresent() ? before : inspect(id);
    }

    private Optional<Modes> inspect(String id) {
        var modes = connection
                .ask(client -> client.inspectContainerCmd(id).exec())
                .found()
                .flatMap(Neighbourhood::modes);
        modes.ifPresent(found -> known.put(id, found));
        return modes;
    }

    private static Optional<Modes> modes(InspectContainerResponse inspected) {
        var mounts = Objects.requireNonNullElse(inspected.getMounts(), List.<InspectContainerResponse.Mount>of());
        var sources = mounts.stream()
                .map(InspectContainerResponse.Mount::getSource)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        return Optional.ofNullable(inspected.getHostConfig()).map(config -> modes(config, sources));
    }

    private static Modes modes(HostConfig config, SortedSet<String> mounted) {
        var volumes = Objects.requireNonNullElse(config.getVolumesFrom(), new VolumesFrom[0]);
        return new Modes(
                Objects.requireNonNullElse(config.getNetworkMode(), ""),
                Objects.requireNonNullElse(config.getPidMode(), ""),
                Objects.requireNonNullElse(config.getIpcMode(), ""),
                Stream.of(volumes).map(VolumesFrom::getContainer).sorted().toList(),
                mounted);
    }
}
