package dev.composure.operate;

import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Trial;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A store that forgets with the process. */
public final class InMemoryStore implements StateStore {

    private final Map<ProjectId, SortedSet<String>> approvals = new TreeMap<>();

    private final SortedSet<ProjectId> paused = new TreeSet<>();
    private final SortedSet<String> wantedBack = new TreeSet<>();

    private record SampleKey(ProjectId project, String service, ZombieSample sample) {}

    private final SortedMap<ProjectId, ProjectStatus> statuses = new TreeMap<>();
    private final List<SampleKey> samples = new ArrayList<>();
    private final Map<String, Remediation> remediations = new TreeMap<>();
    private final Map<String, SortedMap<String, JournalBytes>> bytes = new TreeMap<>();
    private final Map<String, String> plans = new TreeMap<>();
    private final Map<String, List<JournalStep>> steps = new TreeMap<>();
    private final Map<String, Map<String, Trial>> trials = new TreeMap<>();

    @Override
    public synchronized Optional<ProjectStatus> status(ProjectId project) {
        return Optional.ofNullable(statuses.get(project));
    }

    @Override
    public synchronized List<ProjectStatus> statuses() {
        return List.copyOf(statuses.values());
    }

    @Override
    public synchronized void save(ProjectStatus status) {
        statuses.put(status.project(), status);
    }

    @Override
    public synchronized void forget(ProjectId project) {
        statuses.remove(project);
    }

    @Override
    public synchronized List<ZombieSample> recentSamples(ProjectId project, String service) {
        var all = samples.stream()
                .filter(key -> key.project().equals(project) && key.service().equals(service))
                .map(SampleKey::sample)
                .toList();
        return all.subList(Math.max(0, all.size() - RECENT), all.size());
    }

    @Override
    public synchronized void add(ProjectId project, String service, ZombieSample sample) {
        samples.add(new SampleKey(project, service, sample));
    }

    @Override
    public synchronized void thinSamples(Instant now) {
        samples.removeIf(key ->
                key.sample().at().isBefore(now.minus(KEPT)) || key.sample().at().isAfter(now.plus(WHOLE)));
        var last = lastOfEach(samples.stream()
                .filter(key -> key.sample().at().isBefore(now.minus(WHOLE)))
                .toList());
        samples.removeIf(key -> key.sample().at().isBefore(now.minus(WHOLE))
                && !last.contains(key)
                && remediations(key.project()).stream().noneMatch(Remediation::isOpen));
    }

    @Override
    public synchronized List<ZombieSample> pastSamples(ProjectId project, String service) {
        var all = samples.stream()
                .filter(key -> key.project().equals(project) && key.service().equals(service))
                .toList();
        return lastOfEach(all.subList(0, Math.max(0, all.size() - RECENT))).stream()
                .map(SampleKey::sample)
                .toList();
    }

    /** Of each hour, container and counter. */
    private static List<SampleKey> lastOfEach(List<SampleKey> keys) {
        var last = new LinkedHashMap<List<Object>, SampleKey>();
        for (SampleKey key : keys) {
            var sample = key.sample();
            var counter = sample.count() instanceof ZombieCount.Counted counted
                    ? counted.counter().name()
                    : "";
            last.put(
                    List.of(
                            key.project(),
                            key.service(),
                            sample.container(),
                            counter,
                            sample.at().truncatedTo(ChronoUnit.HOURS)),
                    key);
        }
        return keys.stream().filter(last.values()::contains).toList();
    }

    @Override
    public synchronized List<Remediation> remediations(ProjectId project) {
        return remediations.values().stream()
                .filter(remediation -> remediation.project().equals(project))
                .sorted(Comparator.comparing(Remediation::begunAt).thenComparing(Remediation::id))
                .toList();
    }

    @Override
    public synchronized int openElsewhere(ProjectId project) {
        return (int) remediations.values().stream()
                .filter(remediation ->
                        remediation.isOpen() && !remediation.project().equals(project))
                .count();
    }

    @Override
    public synchronized SortedSet<String> approvals(ProjectId project) {
        return new TreeSet<>(approvals.getOrDefault(project, new TreeSet<>()));
    }

    @Override
    public synchronized void approve(ProjectId project, String planDigest, Instant at) {
        approvals.computeIfAbsent(project, _ -> new TreeSet<>()).add(planDigest);
    }

    @Override
    public synchronized boolean isPaused(ProjectId project) {
        return paused.contains(project);
    }

    @Override
    public synchronized void pause(ProjectId project, boolean isPaused) {
        if (isPaused) {
            paused.add(project);
        } else {
            paused.remove(project);
        }
    }

    @Override
    public synchronized List<Remediation> remediations() {
        return remediations.values().stream()
                .sorted(Comparator.comparing(Remediation::begunAt).thenComparing(Remediation::id))
                .toList();
    }

    @Override
    public synchronized void wantBack(String remediationId, Instant at) {
        wantedBack.add(remediationId);
    }

    @Override
    public synchronized SortedSet<String> wantedBack(ProjectId project) {
        return remediations(project).stream()
                .map(Remediation::id)
                .filter(wantedBack::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public synchronized boolean begin(
            Remediation remediation, String plan, SortedMap<String, JournalBytes> files, int most) {
        if (remediations.values().stream().filter(Remediation::isOpen).count() >= most) {
            return false;
        }
        remediations.put(remediation.id(), remediation);
        bytes.put(remediation.id(), new TreeMap<>(files));
        plans.put(remediation.id(), plan);
        return true;
    }

    @Override
    public synchronized String plan(String remediationId) {
        return plans.getOrDefault(remediationId, "");
    }

    @Override
    public synchronized int startStep(String remediationId, JournalStep.Action action, String text, Instant at) {
        var known = steps.computeIfAbsent(remediationId, _ -> new ArrayList<>());
        known.add(new JournalStep(remediationId, known.size() + 1, action, text, at, new JournalStep.UnderWay()));
        return known.size();
    }

    @Override
    public synchronized void endStep(String remediationId, int number, Instant at, String outcome) {
        steps.getOrDefault(remediationId, new ArrayList<>())
                .replaceAll(step -> step.number() == number
                        ? new JournalStep(
                                remediationId,
                                number,
                                step.action(),
                                step.text(),
                                step.startedAt(),
                                new JournalStep.Ended(at, outcome))
                        : step);
    }

    @Override
    public synchronized List<JournalStep> steps(String remediationId) {
        return List.copyOf(steps.getOrDefault(remediationId, new ArrayList<>()));
    }

    @Override
    public synchronized void update(Remediation remediation) {
        remediations.put(remediation.id(), remediation);
    }

    @Override
    public synchronized SortedMap<String, JournalBytes> bytes(String remediationId) {
        return bytes.getOrDefault(remediationId, new TreeMap<>());
    }

    @Override
    public synchronized List<Trial> trials(ProjectId project) {
        return List.copyOf(trials.getOrDefault(project.name(), new TreeMap<>()).values());
    }

    @Override
    public synchronized void add(ProjectId project, Trial trial) {
        trials.computeIfAbsent(project.name(), _ -> new TreeMap<>())
                .put(trial.container().value() + " " + trial.candidate() + " " + trial.kind(), trial);
    }
}
