package dev.composure.operate;

import dev.composure.compose.HealthcheckTest;
import dev.composure.probe.ImageFacts;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.drift.Definition;
import dev.composure.reconcile.drift.LayerChange;
import dev.composure.zombies.PidsUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// An engine in memory. Its time stands still until [#completeProbes], which gives every running container
/// one interval and one probe: its health follows, and a check that leaks leaves its zombies.
public final class FakeEngine implements Engine {

    private final SortedMap<String, FakeContainer> containers = new TreeMap<>();
    private final FakeContainer.LeakRule leak;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final List<Happening> happened = new ArrayList<>();
    private final Map<String, ImageFacts> images = new TreeMap<>();
    private final Map<String, Map<String, PathEntry>> imageFiles = new TreeMap<>();
    private int started;
    private int leftBehind;
    private boolean listsThreads = true;
    private String version = "26.1.5";
    private boolean countsPids = true;

    private record Happening(String project, Activity activity) {}

    /// Leaks as busybox does: two zombies for `wget https:`, one for `timeout`.
    public FakeEngine() {
        this(FakeEngine::asBusybox);
    }

    public FakeEngine(FakeContainer.LeakRule leak) {
        this.leak = leak;
    }

    private static int asBusybox(HealthcheckTest test) {
        var text = String.valueOf(test);
        if (text.contains("wget") && text.contains("https:")) {
            return 2;
        }
        return text.contains("timeout ") ? 1 : 0;
    }

    /// Creates and starts a container.
    public ContainerId start(FakeContainer container) {
        started++;
        container.id = "%064x".formatted(started);
        container.hostPid = 1000 + started;
        container.startedAt(now);
        containers.put(container.id, container);
        happens(container, Activity.Action.CREATE);
        return new ContainerId(container.id);
    }

    public void remove(ContainerId id) {
        find(id).ifPresent(container -> happens(container, Activity.Action.DESTROY));
        containers.remove(id.value());
    }

    private void happens(FakeContainer container, Activity.Action action) {
        var activity = new Activity(now, action, new ContainerId(container.id));
        happened.add(new Happening(container.label("com.docker.compose.project"), activity));
    }

    /// What compose does to a changed service: the old container goes, another comes.
    public ContainerId recreate(ContainerId old, FakeContainer container) {
        remove(old);
        return start(container);
    }

    /// From now on every interval leaves that many zombies in every container, whatever its check and its
    /// PID 1 are.
    public void leaveBehind(int zombies) {
        leftBehind = zombies;
    }

    /// As with busybox's `ps` on the engine's host.
    public void listNoThreads() {
        listsThreads = false;
    }

    /// As without a pids controller.
    /// As another product, or another version of it.
    public void says(String other) {
        version = other;
    }

    public void countNoPids() {
        countsPids = false;
    }

    public void completeProbes(Duration interval) {
        now = now.plus(interval);
        containers.values().forEach(container -> {
            container.completeProbe(now, leak);
            container.zombies += leftBehind;
        });
    }

    public Instant now() {
        return now;
    }

    /// As somebody who sets the clock of the host back.
    public void setBack(Duration by) {
        now = now.minus(by);
    }

    List<FakeContainer> withProcesses() {
        return containers.values().stream().filter(FakeContainer::isUp).toList();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<ObservedContainer> composeContainers() {
        return containers.values().stream()
                .map(FakeContainer::observed)
                .filter(container -> !container.composeLabel("project").isEmpty())
                .filter(container -> !container.composeLabel("oneoff").equals("True"))
                .sorted(Comparator.comparing(ObservedContainer::name))
                .toList();
    }

    @Override
    public List<ListedContainer> listed() {
        return composeContainers().stream().map(FakeContainer::listed).toList();
    }

    @Override
    public List<ObservedContainer> containersOf(String project) {
        return composeContainers().stream()
                .filter(container -> container.composeLabel("project").equals(project))
                .toList();
    }

    @Override
    public List<ObservedContainer> running() {
        return containers.values().stream()
                .filter(FakeContainer::isUp)
                .map(FakeContainer::observed)
                .sorted(Comparator.comparing(ObservedContainer::name))
                .toList();
    }

    @Override
    public Optional<PidsUsage> pids(ContainerId id) {
        return find(id).filter(container -> countsPids && container.isUp())
                .map(container -> new PidsUsage(container.threads + container.zombies, container.pidsLimit));
    }

    @Override
    public List<Neighbour> neighbours() {
        return containers.values().stream()
                .map(FakeContainer::neighbour)
                .sorted(Comparator.comparing(Neighbour::name))
                .toList();
    }

    @Override
    public List<LayerChange> changes(ContainerId id) {
        return find(id).map(container -> container.changes.stream().sorted().toList())
                .orElse(List.of());
    }

    @Override
    public List<Activity> activity(String project, Instant since, Instant until) {
        return happened.stream()
                .filter(happening -> happening.project().equals(project))
                .map(Happening::activity)
                .filter(activity ->
                        !activity.at().isBefore(since) && !activity.at().isAfter(until))
                .toList();
    }

    @Override
    public boolean removeUnstarted(ContainerId id) {
        var unstarted = find(id).filter(FakeContainer::isUnstarted);
        unstarted.ifPresent(container -> remove(id));
        return unstarted.isPresent();
    }

    @Override
    public boolean rename(ContainerId id, String name) {
        var isTaken = neighbours().stream().anyMatch(other -> other.name().equals(name));
        var found = find(id).filter(container -> !isTaken);
        found.ifPresent(container -> {
            container.name = name;
            happens(container, Activity.Action.RENAME);
        });
        return found.isPresent();
    }

    private Optional<FakeContainer> find(ContainerId id) {
        return Optional.ofNullable(containers.get(id.value()));
    }

    @Override
    public Optional<ObservedContainer> inspect(ContainerId id) {
        return find(id).map(FakeContainer::observed);
    }

    @Override
    public Optional<PathEntry> lookAt(ContainerId id, String path) {
        return find(id).flatMap(container -> Optional.ofNullable(container.paths.get(path)));
    }

    @Override
    public List<String> searchPath(ContainerId id) {
        return find(id).map(container -> container.searchPath).orElse(List.of("/usr/bin", "/bin"));
    }

    @Override
    public ExecOutcome exec(ContainerId id, List<String> words, Duration limit) {
        var container = find(id).filter(FakeContainer::isRunning);
        if (container.isEmpty()) {
            return new ExecOutcome.NotStarted("container %s is not running".formatted(id.shortened()));
        }
        var isThere = container.get().searchPath.stream()
                .anyMatch(folder -> container.get().paths.containsKey(folder + "/" + words.getFirst()));
        if (!isThere) {
            return new ExecOutcome.NotStarted(
                    "exec: \"%s\": executable file not found in $PATH".formatted(words.getFirst()));
        }
        var programs = container.get().programs;
        var anyWords = programs.getOrDefault(words.getFirst(), new ExecOutcome.Exited(0, "", 0));
        return programs.getOrDefault(String.join("\0", words), anyWords);
    }

    @Override
    public OptionalInt pidsCurrent(ContainerId id) {
        return find(id).filter(container -> countsPids && container.isRunning())
                .map(container -> OptionalInt.of(container.threads + container.zombies))
                .orElse(OptionalInt.empty());
    }

    @Override
    public Optional<Definition> definition(ContainerId id, SortedMap<ContainerId, String> names) {
        return find(id).map(FakeContainer::definition);
    }

    @Override
    public SortedMap<String, String> fileFields(ContainerId id, Set<String> fields) {
        return new TreeMap<>();
    }

    @Override
    public Definition imageDefinition(String image) {
        return new Definition(Map.of());
    }

    /// From now on there is such an image, whose id is its reference, with these files in it.
    public FakeEngine withImage(ImageFacts image, Map<String, PathEntry> files) {
        images.put(image.id(), image);
        imageFiles.put(image.id(), files);
        return this;
    }

    @Override
    public Optional<ImageFacts> image(String reference) {
        return Optional.ofNullable(images.get(reference));
    }

    @Override
    public Optional<ContainerId> anyContainerOf(String imageId) {
        return containers.values().stream()
                .map(FakeContainer::observed)
                .filter(container -> container.imageId().equals(imageId))
                .map(ObservedContainer::id)
                .findFirst();
    }

    @Override
    public ContainerId createToLookInto(String imageId) {
        var container = FakeContainer.of("", "looked-into").created();
        container.paths.clear();
        container.paths.putAll(imageFiles.getOrDefault(imageId, Map.of()));
        return start(container);
    }

    @Override
    public void removeLookedInto(ContainerId id) {
        if (!removeUnstarted(id)) {
            throw new IllegalStateException(id + " was started, or is not there");
        }
    }

    @Override
    public Optional<String> imageId(String reference) {
        return Optional.of(reference);
    }

    @Override
    public OptionalInt threads(ContainerId id) {
        return find(id).filter(container -> listsThreads && container.isRunning())
                .map(container -> OptionalInt.of(container.threads))
                .orElse(OptionalInt.empty());
    }
}
