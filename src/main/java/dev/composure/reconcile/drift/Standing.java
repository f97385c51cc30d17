package dev.composure.reconcile.drift;

import dev.composure.reconcile.Drift;
import dev.composure.reconcile.Mount;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What containers and files are to the host, beyond their definition: who carries the engine's socket is never
/// touched, and neither is a file that a tool generates or that stands in a container as a mount of its own.
///
/// `texts` are those of the project's files by path, `mountedIn` says which container has such a file as a mount.
public record Standing(
        List<ObservedContainer> containers, SortedMap<String, String> texts, SortedMap<String, String> mountedIn) {

    /// A folder that holds the engine's socket under its usual name.
    private static final Set<String> FOLDERS_OF_SOCKETS = Set.of("/run", "/var/run");

    public Standing {
        containers = List.copyOf(containers);
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        mountedIn = Collections.unmodifiableSortedMap(new TreeMap<>(mountedIn));
    }

    public List<Drift> drifts() {
        var drifts = new ArrayList<Drift>();
        containers.stream().filter(Standing::carriesTheSocket).forEach(container -> drifts.add(self(container)));
        texts.values().stream()
                .flatMap(text -> Ownership.ofText(text).stream())
                .findFirst()
                .ifPresent(owner -> drifts.addAll(ofAll(Reason.FOREIGN_MANAGED, owner.message())));
        mounted().ifPresent(message -> drifts.addAll(ofAll(Reason.SOURCE_UNAVAILABLE, message)));
        return drifts;
    }

    private static boolean carriesTheSocket(ObservedContainer container) {
        return container.mounts().stream()
                .filter(mount -> mount.type().equals("bind"))
                .anyMatch(Standing::isTheSocket);
    }

    private static boolean isTheSocket(Mount mount) {
        return mount.source().endsWith("/docker.sock")
                || mount.destination().endsWith("/docker.sock")
                || FOLDERS_OF_SOCKETS.contains(mount.source());
    }

    private static Drift self(ObservedContainer container) {
        return new Drift(
                container.composeLabel("service"),
                Reason.SELF,
                "%s has the engine's socket, so it may be Composure or what Composure reaches the engine through; change its"
                                .formatted(container.name())
                        + " healthcheck by hand and run `docker compose up -d %s`"
                                .formatted(container.composeLabel("service")));
    }

    private Optional<String> mounted() {
        return texts.keySet().stream()
                .filter(path -> mountedIn.containsKey(path))
                .findFirst()
                .map(path ->
                        "%s is a mount of its own in %s, which would go on seeing the old one; mount its folder instead"
                                .formatted(path, mountedIn.get(path)));
    }

    private List<Drift> ofAll(Reason reason, String message) {
        return services().map(service -> new Drift(service, reason, message)).toList();
    }

    private Stream<String> services() {
        return containers.stream()
                .map(container -> container.composeLabel("service"))
                .distinct();
    }
}
