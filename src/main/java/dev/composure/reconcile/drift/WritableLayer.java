package dev.composure.reconcile.drift;

import dev.composure.policy.Glob;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a recreate would destroy: the paths that the container wrote into its own layer, which is thrown away with it.
/// Left out is what the engine makes itself, mounts, and what the policy calls scratch.
public record WritableLayer(List<LayerChange> changes, List<String> mounts, List<String> scratchPaths) {

    /// `/sbin/docker-init` is there with `init: true`.
    private static final Set<String> OF_THE_ENGINE =
            Set.of("/.dockerenv", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf", "/etc/mtab", "/sbin/docker-init");

    private static final List<String> NOT_ON_DISK = List.of("/dev", "/proc", "/sys");

    public WritableLayer {
        changes = List.copyOf(changes);
        mounts = List.copyOf(mounts);
        scratchPaths = List.copyOf(scratchPaths);
    }

    /// Sorted. A folder with nothing changed below it is lost only where it is new and empty, or deleted.
    public List<String> lost() {
        var globs = scratchPaths.stream().map(Glob::new).toList();
        var parents = parents();
        return changes.stream()
                .filter(change -> change.kind() == LayerChange.Kind.DELETED || !parents.contains(change.path()))
                .map(LayerChange::path)
                .filter(path -> !isTheEngines(path))
                .filter(path -> globs.stream().noneMatch(glob -> glob.matches(path) || glob.matches(path + "/")))
                .sorted()
                .toList();
    }

    /// The folders that show as changed because of something below them, a mount or a file of the engine included.
    private Set<String> parents() {
        var parents = new TreeSet<String>();
        changes.forEach(change -> addParents(change.path(), parents));
        mounts.forEach(mount -> addParents(mount, parents));
        OF_THE_ENGINE.forEach(path -> addParents(path, parents));
        return parents;
    }

    private static void addParents(String path, Set<String> parents) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            parents.add(path.substring(0, slash));
        }
    }

    private boolean isTheEngines(String path) {
        return OF_THE_ENGINE.contains(path)
                || NOT_ON_DISK.stream().anyMatch(folder -> isWithin(path, folder))
                || mounts.stream().anyMatch(mount -> isWithin(path, mount));
    }

    private static boolean isWithin(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
