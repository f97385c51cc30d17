package dev.composure.operate.round;

import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.Engine;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Handshake;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.drift.Definition;
import dev.composure.reconcile.drift.DesiredContainer;
import dev.composure.reconcile.drift.HandshakeTaking;
import dev.composure.reconcile.drift.Present;
import dev.composure.reconcile.drift.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Rehearses what compose would make of the files as they are, and holds it against the containers. It changes nothing.
public final class TakeHandshake {

    private final Engine engine;
    private final ComposeCli compose;

    public TakeHandshake(Engine engine, ComposeCli compose) {
        this.engine = engine;
        this.compose = compose;
    }

    /// What was rehearsed, and what it says.
    public record Taken(Rehearsal rehearsal, Handshake handshake) {}

    /// Of those services of the file that have containers.
    public Taken take(ComposeInvocation invocation, Set<String> services, List<ObservedContainer> containers) {
        var rehearsal = rehearse(invocation, services, containers);
        var present = present(rehearsal, containers);
        return new Taken(rehearsal, new HandshakeTaking(rehearsal, present).handshake());
    }

    /// With as many containers of each service as there are.
    private Rehearsal rehearse(ComposeInvocation invocation, Set<String> services, List<ObservedContainer> containers) {
        var counts = counts(containers);
        counts.keySet().retainAll(services);
        return compose.rehearse(invocation, counts);
    }

    /// How many containers each service has.
    static SortedMap<String, Integer> counts(List<ObservedContainer> containers) {
        var counts = new TreeMap<String, Integer>();
        containers.forEach(container -> counts.merge(container.composeLabel("service"), 1, Integer::sum));
        return counts;
    }

    private List<Present> present(Rehearsal rehearsal, List<ObservedContainer> containers) {
        var present = new ArrayList<Present>();
        var names = names(containers);
        for (ObservedContainer container : containers) {
            engine.definition(container.id(), names)
                    .ifPresent(definition -> present.add(new Present(
                            container,
                            definition.with(engine.fileFields(container.id(), uploads(rehearsal, container))),
                            engine.imageDefinition(container.imageId()),
                            taggedImage(rehearsal, container, definition))));
        }
        return present;
    }

    private static Set<String> uploads(Rehearsal rehearsal, ObservedContainer container) {
        return rehearsal.named(container.name()).stream()
                .flatMap(desired -> desired.definition().paths().stream())
                .filter(path -> path.startsWith(Definition.FILES))
                .collect(Collectors.toSet());
    }

    /// What the file's name for its image means now; where compose could not tell that name, the one that the container
    /// was made of.
    private String taggedImage(Rehearsal rehearsal, ObservedContainer container, Definition definition) {
        if (rehearsal.isComplete()) {
            return rehearsal
                    .named(container.name())
                    .map(DesiredContainer::image)
                    .flatMap(engine::imageId)
                    .orElse("");
        }
        return definition.image().isEmpty()
                ? container.imageId()
                : engine.imageId(definition.image()).orElse("");
    }

    static SortedMap<ContainerId, String> names(List<ObservedContainer> containers) {
        var names = new TreeMap<ContainerId, String>();
        containers.forEach(container -> names.put(container.id(), container.name()));
        return names;
    }
}
