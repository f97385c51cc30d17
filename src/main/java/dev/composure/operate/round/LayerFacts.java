package dev.composure.operate.round;

import dev.composure.operate.Engine;
import dev.composure.operate.ProjectFiles;
import dev.composure.reconcile.Drift;
import dev.composure.reconcile.Mount;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.drift.WritableLayer;
import java.util.ArrayList;
import java.util.List;

/// What a recreate of a container would destroy, or start it with that it does not know yet.
record LayerFacts(Engine engine, ProjectFiles files) {

    private static final int NAMED = 5;

    List<Drift> of(ObservedContainer container, List<String> scratchPaths) {
        var mounts = container.mounts().stream().map(Mount::destination).toList();
        var lost = new WritableLayer(engine.changes(container.id()), mounts, scratchPaths).lost();
        var drifts = new ArrayList<Drift>();
        var service = container.composeLabel("service");
        if (!lost.isEmpty()) {
            drifts.add(new Drift(service, Reason.WRITABLE_LAYER, message(container, lost)));
        }
        var newer = newerFiles(container);
        if (!newer.isEmpty()) {
            drifts.add(new Drift(
                    service,
                    Reason.DRIFTED_MOUNT,
                    "%s has not read what stands in %s since it started; run `docker compose restart %s` first"
                            .formatted(container.name(), shown(newer), service)));
        }
        return drifts;
    }

    /// Mounted files that were changed after the container started. A folder's own time says nothing of that.
    private List<String> newerFiles(ObservedContainer container) {
        return container.mounts().stream()
                .filter(mount -> mount.type().equals("bind"))
                .filter(mount -> files.modifiedAt(mount.source())
                        .filter(changed -> changed.isAfter(container.startedAt()))
                        .isPresent())
                .map(Mount::source)
                .sorted()
                .toList();
    }

    private static String message(ObservedContainer container, List<String> lost) {
        return "a recreate would destroy what %s wrote into its own layer: %s. Move it to a volume, or name it in "
                        .formatted(container.name(), shown(lost))
                + "rollout.scratchPaths of the policy if it may go.";
    }

    private static String shown(List<String> paths) {
        var named = String.join(", ", paths.stream().limit(NAMED).toList());
        return paths.size() > NAMED ? "%s and %d more".formatted(named, paths.size() - NAMED) : named;
    }
}
