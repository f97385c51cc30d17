package dev.composure.operate.round;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.Engine;
import dev.composure.operate.PolicySource;
import dev.composure.operate.ProcessSource;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.StateStore;
import dev.composure.operate.facts.ContainerFacts;
import dev.composure.operate.facts.HostVersions;
import dev.composure.operate.facts.ProjectSnapshot;
import dev.composure.operate.waking.ProjectSources;
import dev.composure.policy.Mode;
import dev.composure.probe.Facts;
import dev.composure.reconcile.Assessment;
import dev.composure.reconcile.Circumstances;
import dev.composure.reconcile.Digest;
import dev.composure.reconcile.FileChange;
import dev.composure.reconcile.Handshake;
import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.Observed;
import dev.composure.reconcile.Observed.SourceTrouble;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Readers;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Tracking;
import dev.composure.zombies.ProcessTable;
import dev.composure.zombies.ZombieSample;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads everything that deciding about a project needs, in one snapshot, and keeps the zombie samples it
/// takes.
public final class ObserveProject {

    private final Engine engine;
    private final ProjectFiles files;
    private final ProjectSources sources;
    private final StateStore store;
    private final ZombieSampler sampler;
    private final ContainerFacts facts;
    private final HostVersions versions;
    private final LookAround around;
    private final Wishes wishes;
    private final InstantSource clock;

    /// What the operator was told: the policies in force, its own ceiling, the folders below which it may
    /// write, and the environment that compose would see.
    public record Wishes(PolicySource policies, Mode ceiling, List<Path> roots, SortedMap<String, String> environment) {
        public Wishes {
            roots = List.copyOf(roots);
        }
    }

    public ObserveProject(
            Engine engine,
            ComposeCli compose,
            ProcessSource processes,
            ProjectFiles files,
            ProjectSources sources,
            StateStore store,
            Repositories repositories,
            Wishes wishes,
            InstantSource clock) {
        this.engine = engine;
        this.files = files;
        this.sources = sources;
        this.store = store;
        this.sampler = new ZombieSampler(engine, processes);
        this.facts = new ContainerFacts(engine, processes);
        this.versions = new HostVersions(engine, compose, clock);
        this.around = new LookAround(engine, compose, files, new OtherProjects(sources), repositories);
        this.wishes = wishes;
        this.clock = clock;
    }

    /// Empty when the project has no container any more.
    public Optional<Sight> observe(ProjectId project) {
        var containers = engine.containersOf(project.name());
        facts.keepOnly(project, containers.stream().map(ObservedContainer::id).toList());
        if (containers.isEmpty()) {
            return Optional.empty();
        }
        var snapshot = new ProjectSnapshot(project, containers);
        var table = sampler.table(containers, clock.instant());
        var loaded = load(snapshot.invocation());
        var invocation = snapshot.invocation().with(profiles(loaded, snapshot));
        var samples = sampled(snapshot, table);
        var remediations = store.remediations(project);
        var digests = digests(loaded, remediations, store.wantedBack(project));
        var policies = wishes.policies().look();
        var observed = new Observed(
                project,
                loaded,
                trouble(loaded, digests),
                digests,
                snapshot.containers(),
                facts(loaded, snapshot, samples, table),
                samples,
                store.trials(project),
                remediations,
                steps(remediations),
                policies.inForce(),
                store.isPaused(project) ? Mode.AUDIT : wishes.ceiling(),
                new Circumstances(
                        Handshake.NOT_TAKEN,
                        store.approvals(project),
                        store.wantedBack(project),
                        store.openElsewhere(project),
                        Optional.empty(),
                        Tracking.NONE,
                        Readers.NONE,
                        Collections.emptySortedMap(),
                        policies.trouble()));
        return Optional.of(new Sight(
                Assessment.of(around.activityDuring(observed, clock.instant()), clock.instant()),
                invocation,
                Optional.empty()));
    }

    private List<JournalStep> steps(List<Remediation> remediations) {
        return remediations.stream()
                .filter(Remediation::isOpen)
                .findFirst()
                .map(open -> store.steps(open.id()))
                .orElse(List.of());
    }

    /// The same, and what stands around the project: that costs a rehearsal.
    Sight lookAround(Sight sight) {
        return around.around(sight.assessment(), sight.invocation(), clock.instant());
    }

    /// The profiles of what has containers: no label tells which were named.
    private static SortedSet<String> profiles(LoadedProject loaded, ProjectSnapshot snapshot) {
        var profiles = new TreeSet<String>();
        for (ObservedContainer container : snapshot.containers()) {
            var service = loaded.project().services().get(container.composeLabel("service"));
            if (service != null) {
                profiles.addAll(service.profiles());
            }
        }
        return profiles;
    }

    private LoadedProject load(ComposeInvocation invocation) {
        return new ComposeLoader(sources.of(new ProjectId(invocation.project())))
                .load(new ProjectInput(
                        invocation.project(),
                        invocation.directory(),
                        invocation.files(),
                        invocation.envFiles(),
                        wishes.environment()));
    }

    private SortedMap<String, List<ZombieSample>> sampled(ProjectSnapshot snapshot, Optional<ProcessTable> table) {
        var samples = new TreeMap<String, List<ZombieSample>>();
        var fresh = new TreeMap<String, List<ZombieSample>>();
        for (ObservedContainer container : snapshot.containers()) {
            var service = container.composeLabel("service");
            var all = samples.computeIfAbsent(
                    service, name -> new ArrayList<>(store.recentSamples(snapshot.project(), name)));
            if (container.isRunning()) {
                var sample = sampler.sample(container, all, table, clock.instant());
                fresh.computeIfAbsent(service, _ -> new ArrayList<>()).add(sample);
                all.add(sample);
            }
        }
        store.addAll(snapshot.project(), fresh);
        return samples;
    }

    private SortedMap<String, Facts> facts(
            LoadedProject loaded,
            ProjectSnapshot snapshot,
            SortedMap<String, List<ZombieSample>> samples,
            Optional<ProcessTable> table) {
        var known = new TreeMap<String, Facts>();
        var asked = versions.now();
        for (ObservedContainer container : snapshot.containers()) {
            var name = container.composeLabel("service");
            var service = loaded.project().services().get(name);
            if (service != null && container.isRunning() && !known.containsKey(name)) {
                known.put(
                        name,
                        facts.of(service, container, samples.getOrDefault(name, List.of()), table)
                                .with(asked));
            }
        }
        return known;
    }

    private SortedMap<String, String> digests(
            LoadedProject loaded, List<Remediation> remediations, Set<String> wanted) {
        var digests = new TreeMap<String, String>();
        loaded.texts().keySet().forEach(path -> digests.put(path, digest(path)));
        remediations.stream()
                .filter(remediation -> remediation.isOpen() || wanted.contains(remediation.id()))
                .flatMap(remediation -> remediation.files().stream())
                .map(FileChange::path)
                .forEach(path -> digests.computeIfAbsent(path, this::digest));
        return digests;
    }

    /// The digests of the files of a remediation, as they are now.
    SortedMap<String, String> digests(Remediation remediation) {
        var digests = new TreeMap<String, String>();
        remediation.files().forEach(file -> digests.put(file.path(), digest(file.path())));
        return digests;
    }

    /// A file that is gone has the digest of nothing.
    private String digest(String path) {
        return files.read(path).map(Digest::of).orElse("");
    }

    private SourceTrouble trouble(LoadedProject loaded, SortedMap<String, String> digests) {
        if (!loaded.problems().isEmpty()) {
            var problem = loaded.problems().getFirst();
            return new SourceTrouble(Reason.SOURCE_UNAVAILABLE, problem.position() + ": " + problem.message());
        }
        for (var text : loaded.texts().entrySet()) {
            if (!Digest.of(text.getValue()).equals(digests.get(text.getKey()))) {
                return new SourceTrouble(Reason.SOURCE_CHANGED, text.getKey() + " was being changed while it was read");
            }
        }
        return loaded.input().files().stream()
                .filter(file -> wishes.roots().stream()
                        .noneMatch(root -> Path.of(file).normalize().startsWith(root)))
                .findFirst()
                .map(file -> new SourceTrouble(
                        Reason.OUTSIDE_ROOTS,
                        "%s is below none of composure.projects.roots; add its folder there to let it be changed"
                                .formatted(file)))
                .orElse(SourceTrouble.NONE);
    }
}
