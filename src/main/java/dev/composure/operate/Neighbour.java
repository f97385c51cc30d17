package dev.composure.operate;

import dev.composure.reconcile.ContainerId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Any container of the host, as far as it can lean on another one: the modes are as the engine has them, such as
/// `container:ID`, and empty where nothing was said. `mountedPaths` are the paths of the host that stand in it.
public record Neighbour(
        ContainerId id,
        String name,
        SortedMap<String, String> labels,
        String networkMode,
        String pidMode,
        String ipcMode,
        List<String> volumesFrom,
        SortedSet<String> mountedPaths) {

    public Neighbour {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        volumesFrom = List.copyOf(volumesFrom);
        mountedPaths = Collections.unmodifiableSortedSet(new TreeSet<>(mountedPaths));
    }
}
