package dev.composure.operate.round;

import dev.composure.operate.Engine;
import dev.composure.reconcile.Drift;
import dev.composure.reconcile.Mount;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.drift.WritableLayer;
import java.util.List;

/// What a recreate of a container would destroy.
record LayerFacts(Engine engine) {

    private static final int NAMED = 5;

    List<Drift> of(ObservedContainer container, List<String> scratchPaths) {
        var mounts = container.mounts().stream().map(Mount::destination).toList();
        var lost = new WritableLayer(engine.changes(container.id()), mounts, scratchPaths).lost();
        return lost.isEmpty()
                ? List.of()
                : List.of(
                        new Drift(container.composeLabel("service"), Reason.WRITABLE_LAYER, message(container, lost)));
    }

    private static String message(ObservedContainer container, List<String> lost) {
        var named = String.join(", ", lost.stream().limit(NAMED).toList());
        var more = lost.size() > NAMED ? " and %d more".formatted(lost.size() - NAMED) : "";
        return "a recreate would destroy what %s wrote into its own layer: %s%s. Move it to a volume, or name it in "
                        .formatted(container.name(), named, more)
                + "rollout.scratchPaths of the policy if it may go.";
    }
}
