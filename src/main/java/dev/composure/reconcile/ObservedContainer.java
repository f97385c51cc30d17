package dev.composure.reconcile;

import dev.composure.compose.HealthcheckTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What `inspect` says of one container, as far as deciding needs it. `healthcheck` is the effective one
/// (compose and image merged by the engine). `finishedAt` is when it last ended, long ago where it never
/// did. `hostPid` is 0 when it does not run. `environmentNames` holds names only. `leansOn` are the
/// containers, by id or by name, in whose namespaces it lives or whose volumes it uses.
public record ObservedContainer(
        ContainerId id,
        String name,
        SortedMap<String, String> labels,
        String state,
        Instant startedAt,
        Instant finishedAt,
        int restartCount,
        int exitCode,
        int hostPid,
        boolean init,
        boolean ownPidNamespace,
        String imageId,
        List<String> command,
        Health health,
        HealthcheckTest healthcheck,
        Duration interval,
        Duration timeout,
        Duration startPeriod,
        int retries,
        List<ProbeRun> probes,
        SortedSet<String> environmentNames,
        List<Mount> mounts,
        SortedSet<String> leansOn) {

    public ObservedContainer {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        command = List.copyOf(command);
        probes = List.copyOf(probes);
        mounts = mounts.stream().sorted().toList();
        leansOn = Collections.unmodifiableSortedSet(new TreeSet<>(leansOn));
        environmentNames = Collections.unmodifiableSortedSet(new TreeSet<>(environmentNames));
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    /// The engine is at work on its removal, and nothing can keep it.
    public boolean isBeingRemoved() {
        return state.equals("removing");
    }

    /// True where it lives in the namespaces or uses the volumes of that one.
    public boolean leansOn(ObservedContainer other) {
        return leansOn.contains(other.id().value()) || leansOn.contains(other.name());
    }

    /// It did its work and ended well.
    public boolean hasFinished() {
        return state.equals("exited") && exitCode == 0;
    }

    /// The value of a label of compose, without its prefix; empty when it is not there.
    public String composeLabel(String key) {
        return labels.getOrDefault("com.docker.compose." + key, "");
    }
}
