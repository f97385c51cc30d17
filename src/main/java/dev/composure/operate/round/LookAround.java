package dev.composure.operate.round;

import dev.composure.operate.Activity;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.Engine;
import dev.composure.operate.Neighbour;
import dev.composure.operate.ProjectFiles;
import dev.composure.policy.Finding;
import dev.composure.reconcile.Assessment;
import dev.composure.reconcile.Circumstances;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Decision;
import dev.composure.reconcile.Drift;
import dev.composure.reconcile.Handshake;
import dev.composure.reconcile.Observed;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.drift.Definition;
import dev.composure.reconcile.drift.Rehearsal;
import dev.composure.reconcile.drift.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Looks at what stands around a project of which something could be begun. It changes nothing.
final class LookAround {

    private static final Duration BACK = Duration.ofSeconds(30);

    /// The engine's events of our own doing come a little after it.
    private static final Duration ECHO = Duration.ofSeconds(2);

    private final Engine engine;
    private final TakeHandshake handshakes;
    private final LayerFacts layers;
    private final OtherProjects others;
    private final Repositories repositories;
    private final ProjectFiles files;

    LookAround(Engine engine, ComposeCli compose, ProjectFiles files, OtherProjects others, Repositories repositories) {
        this.engine = engine;
        this.handshakes = new TakeHandshake(engine, compose);
        this.layers = new LayerFacts(engine, files);
        this.others = others;
        this.repositories = repositories;
        this.files = files;
    }

    /// The same assessment, knowing what stands around it.
    Sight around(Assessment assessment, ComposeInvocation invocation, Instant now) {
        var seen = assessment.seen();
        var taken =
                handshakes.take(invocation, seen.loaded().project().services().keySet(), seen.containers());
        var neighbours = engine.neighbours();
        var standing = new Standing(seen.containers(), seen.loaded().texts(), mounts(neighbours));
        var handshake = taken.handshake().with(standing.drifts(), foreignSharers(seen.containers(), neighbours));
        var around = new Circumstances(
                handshake.with(
                        losses(assessment, touched(assessment, now), handshake, taken.rehearsal()), new TreeMap<>()),
                seen.around().approvals(),
                seen.around().rollbacks(),
                seen.around().openElsewhere(),
                foreignActivity(seen, now),
                repositories.tracking(seen.loaded().texts().keySet()),
                others.readersOf(seen, neighbours),
                obstacles(seen),
                seen.around().policyTrouble());
        return new Sight(assessment.with(around), invocation, Optional.of(taken.rehearsal()));
    }

    private SortedMap<String, String> obstacles(Observed seen) {
        var obstacles = new TreeMap<String, String>();
        seen.loaded().texts().keySet().forEach(path -> files.obstacle(path).ifPresent(why -> obstacles.put(path, why)));
        return obstacles;
    }

    /// What would be lost with the containers that a remedy would replace.
    private List<Drift> losses(Assessment assessment, List<String> services, Handshake handshake, Rehearsal rehearsal) {
        var drifts = new ArrayList<Drift>();
        var looked = new TreeSet<ContainerId>();
        for (String service : services) {
            var scratch = scratchPaths(assessment, service);
            for (String recreated : handshake.recreatedWith(service)) {
                assessment.seen().containersOf(recreated).stream()
                        .filter(container -> looked.add(container.id()))
                        .forEach(container ->
                                drifts.addAll(layers.of(container, joined(scratch, brought(rehearsal, container)))));
            }
        }
        return drifts;
    }

    /// Inline configs and secrets: compose writes them into the layer of every container that it creates.
    private static List<String> brought(Rehearsal rehearsal, ObservedContainer container) {
        return rehearsal.named(container.name()).stream()
                .flatMap(desired -> desired.definition().paths().stream())
                .filter(path -> path.startsWith(Definition.FILES))
                .map(path -> path.substring(Definition.FILES.length()))
                .toList();
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /// The services that something would be done to, or undone.
    private static List<String> touched(Assessment assessment, Instant now) {
        var seen = assessment.seen();
        var wantedBack = seen.remediations().stream()
                .filter(remediation -> seen.around().rollbacks().contains(remediation.id()))
                .map(Remediation::service);
        var reopened = Decision.wanted(assessment, now).reopened().stream();
        return Stream.of(assessment.actionable().stream().map(Finding::service), wantedBack, reopened)
                .flatMap(services -> services)
                .distinct()
                .toList();
    }

    private static List<String> scratchPaths(Assessment assessment, String service) {
        var project = assessment.seen().loaded().project();
        var known = project.services().get(service);
        return known == null
                ? List.of()
                : assessment
                        .seen()
                        .policies()
                        .policyFor(project.name(), known)
                        .rollout()
                        .scratchPaths();
    }

    /// Which container has what path of the host as a mount.
    private static SortedMap<String, String> mounts(List<Neighbour> neighbours) {
        var mounts = new TreeMap<String, String>();
        neighbours.forEach(neighbour -> neighbour.mountedPaths().forEach(path -> mounts.put(path, neighbour.name())));
        return mounts;
    }

    private static SortedMap<String, SortedSet<String>> foreignSharers(
            List<ObservedContainer> containers, List<Neighbour> neighbours) {
        var sharers = new TreeMap<String, SortedSet<String>>();
        for (ObservedContainer container : containers) {
            neighbours.stream()
                    .filter(neighbour -> leansOn(neighbour, container) && !isOfOneProject(neighbour, container))
                    .forEach(neighbour -> sharers.computeIfAbsent(
                                    container.composeLabel("service"), _ -> new TreeSet<>())
                            .add(neighbour.name()));
        }
        return sharers;
    }

    private static boolean isOfOneProject(Neighbour neighbour, ObservedContainer container) {
        return neighbour
                .labels()
                .getOrDefault("com.docker.compose.project", "")
                .equals(container.composeLabel("project"));
    }

    /// A user may have named it by its id, the beginning of its id, or its name.
    private static boolean leansOn(Neighbour neighbour, ObservedContainer container) {
        var modes = Stream.of(neighbour.networkMode(), neighbour.pidMode(), neighbour.ipcMode())
                .filter(mode -> mode.startsWith("container:"))
                .map(mode -> mode.substring("container:".length()));
        var volumes = neighbour.volumesFrom().stream().map(from -> from.split(":", -1)[0]);
        return Stream.concat(modes, volumes).anyMatch(named -> means(named, container));
    }

    private static boolean means(String named, ObservedContainer container) {
        return named.equals(container.name())
                || (named.length() >= 12 && container.id().value().startsWith(named));
    }

    /// While a remediation is under way, somebody else may come to the same project.
    Observed activityDuring(Observed seen, Instant now) {
        if (seen.remediations().stream().noneMatch(Remediation::isOpen)) {
            return seen;
        }
        var around = seen.around();
        return seen.with(new Circumstances(
                around.handshake(),
                around.approvals(),
                around.rollbacks(),
                around.openElsewhere(),
                foreignActivity(seen, now),
                around.tracking(),
                around.readers(),
                around.obstacles(),
                around.policyTrouble()));
    }

    /// The last time that somebody else created or removed a container, lately.
    private Optional<Instant> foreignActivity(Observed seen, Instant now) {
        return engine.activity(seen.project().name(), now.minus(BACK), now).stream()
                .filter(activity -> activity.action() != Activity.Action.RENAME && !isOurs(seen, activity))
                .map(Activity::at)
                .max(Instant::compareTo);
    }

    /// A container is made before the call for it is answered; one that is removed may be gone a little after it.
    private static boolean isOurs(Observed seen, Activity activity) {
        var at = activity.at();
        boolean mayEcho = activity.action() == Activity.Action.DESTROY;
        return seen.steps().stream().anyMatch(step -> step.covers(at) || (mayEcho && step.echoesAt(at)))
                || seen.remediations().stream()
                        .filter(remediation -> !remediation.isOpen())
                        .anyMatch(remediation -> isWithin(remediation, at));
    }

    private static boolean isWithin(Remediation remediation, Instant at) {
        var end = remediation.endedAt().map(ended -> ended.plus(ECHO)).orElse(Instant.MAX);
        return !at.isBefore(remediation.begunAt()) && at.isBefore(end);
    }
}
