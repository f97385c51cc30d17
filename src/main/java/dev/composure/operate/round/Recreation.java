package dev.composure.operate.round;

import dev.composure.operate.Allowance;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.Engine;
import dev.composure.operate.GuardedOutcome;
import dev.composure.operate.JournalBytes;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.Shadows;
import dev.composure.operate.StateStore;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Leftovers;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Ties;
import dev.composure.reconcile.drift.BlastRadius;
import dev.composure.reconcile.drift.DesiredContainer;
import dev.composure.reconcile.drift.Rehearsal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Has compose recreate services through the guard, and never more than they were before the edit.
final class Recreation {

    private static final Logger LOG = Logger.getLogger(Recreation.class);

    private final Engine engine;
    private final ComposeCli compose;
    private final Shadows shadows;
    private final ProjectFiles files;
    private final StateStore store;

    Recreation(Engine engine, ComposeCli compose, Shadows shadows, ProjectFiles files, StateStore store) {
        this.engine = engine;
        this.compose = compose;
        this.shadows = shadows;
        this.files = files;
        this.store = store;
    }

    /// Why the new texts must not be written: they would change more than the service's own check. Empty where all is
    /// well.
    Optional<String> objection(Sight sight, String service, SortedMap<String, String> texts) {
        var before = sight.rehearsal().orElseGet(() -> rehearse(sight, sight.invocation(), counts(sight)));
        return new BlastRadius(before, inShadow(sight, texts, counts(sight))).objection(service);
    }

    /// What compose says of the originals of a remediation.
    sealed interface Original {

        /// They would change more than the service's own check.
        record Objected(String why) implements Original {}

        /// They would not; the hash of the service's definition as it was, by the compose of today.
        record Confirmed(String configHash) implements Original {}
    }

    Original original(Sight sight, Remediation remediation) {
        var before = sight.rehearsal().orElseGet(() -> rehearse(sight, sight.invocation(), counts(sight)));
        var original = inShadow(sight, originals(remediation), counts(sight));
        return new BlastRadius(before, original)
                .objection(remediation.service())
                .<Original>map(Original.Objected::new)
                .orElseGet(() -> new Original.Confirmed(hash(original, remediation)));
    }

    /// The hash of who lives with another container has the id of that one in it, which no rehearsal knows.
    private static String hash(Rehearsal original, Remediation remediation) {
        return original.containers().stream()
                .filter(desired -> desired.service().equals(remediation.service()))
                .map(DesiredContainer::definition)
                .filter(definition -> definition.paths().stream()
                        .filter(path -> path.startsWith("/HostConfig/"))
                        .noneMatch(path -> definition.value(path).contains("@")))
                .map(definition -> definition.value("/Labels/com.docker.compose.config-hash"))
                .findFirst()
                .orElse(remediation.configHashBefore());
    }

    /// Recreates what the remediation recreates, from the files as they are now.
    ///
    /// A compose that fails, or is killed, half way leaves a container behind, on which the next run fails. So what
    /// it left is cleared away, and it is tried once more. What the guard refuses stays refused.
    GuardedOutcome recreate(Sight sight, Remediation remediation) {
        var first = compose.up(sight.invocation(), remediation.replicas(), allowance(sight, remediation, Set.of()));
        if (first.isSuccess() || !first.refusals().isEmpty()) {
            return first;
        }
        LOG.warnf(
                "docker compose up ended with exit code %d; it is tried once more",
                first.outcome().exitCode());
        new Leftovers(present(sight)).cures(remediation.replicas().keySet()).forEach(this::cure);
        return compose.up(sight.invocation(), remediation.replicas(), allowance(sight, remediation, first.touched()));
    }

    private List<ObservedContainer> present(Sight sight) {
        return engine.containersOf(sight.observed().project().name());
    }

    /// One that is not as it was any more is left alone.
    private void cure(Leftovers.Cure cure) {
        boolean isDone = switch (cure) {
            case Leftovers.Cure.Remove(var container) -> engine.removeUnstarted(container.id());
            case Leftovers.Cure.Rename(var container, var lastingName) -> engine.rename(container.id(), lastingName);
        };
        LOG.infof("compose left %s behind: %s", cure.container().name(), isDone ? "cleared away" : "left alone");
    }

    private Allowance allowance(Sight sight, Remediation remediation, Set<ContainerId> made) {
        var expected = expected(sight, remediation);
        var ties = expected.ties();
        var containers = sight.observed().containers();
        var restarted = remediation.replicas().keySet().stream()
                .flatMap(service -> ties.getOrDefault(service, Ties.NONE).restarted().stream())
                .collect(Collectors.toSet());
        return new Allowance(
                expected.only(remediation.replicas().keySet()),
                replaceable(containers, remediation, made),
                ids(containers, of(restarted)),
                ids(containers, of(expected.awaited()).and(ObservedContainer::hasFinished)),
                TakeHandshake.names(present(sight)));
    }

    private static Set<ContainerId> replaceable(
            Collection<ObservedContainer> containers, Remediation remediation, Set<ContainerId> made) {
        var replaceable = new HashSet<>(made);
        replaceable.addAll(ids(containers, of(remediation.replicas().keySet())));
        return replaceable;
    }

    private static Predicate<ObservedContainer> of(Set<String> services) {
        return container -> services.contains(container.composeLabel("service"));
    }

    private static Set<ContainerId> ids(Collection<ObservedContainer> containers, Predicate<ObservedContainer> which) {
        return containers.stream().filter(which).map(ObservedContainer::id).collect(Collectors.toSet());
    }

    /// What compose would make of the files as they were before the edit.
    private Rehearsal expected(Sight sight, Remediation remediation) {
        if (sight.rehearsal().isPresent()) {
            return sight.rehearsal().get();
        }
        var counts = counts(sight);
        counts.putAll(remediation.replicas());
        var originals = originals(remediation);
        return originals.isEmpty() ? rehearse(sight, sight.invocation(), counts) : inShadow(sight, originals, counts);
    }

    /// The original texts of the files that are not as they were.
    private SortedMap<String, String> originals(Remediation remediation) {
        var texts = new TreeMap<String, String>();
        for (var file : store.bytes(remediation.id()).entrySet()) {
            JournalBytes kept = file.getValue();
            if (!Arrays.equals(files.read(file.getKey()).orElse(new byte[0]), kept.before())) {
                texts.put(file.getKey(), new String(kept.before(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private Rehearsal inShadow(Sight sight, SortedMap<String, String> texts, SortedMap<String, Integer> counts) {
        try (var shadow = shadows.of(texts)) {
            return rehearse(sight, sight.invocation().at(shadow::path), counts).with(shadow::unshadowed);
        }
    }

    private Rehearsal rehearse(Sight sight, ComposeInvocation invocation, SortedMap<String, Integer> counts) {
        var known = new TreeMap<>(counts);
        known.keySet().retainAll(sight.observed().loaded().project().services().keySet());
        return compose.rehearse(invocation, known);
    }

    private static SortedMap<String, Integer> counts(Sight sight) {
        return TakeHandshake.counts(sight.observed().containers());
    }
}
