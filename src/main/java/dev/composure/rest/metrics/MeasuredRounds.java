package dev.composure.rest.metrics;

import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.reconcile.ServiceStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Counts what happens from round to round. The counts begin with the process, as those of Prometheus do.
public final class MeasuredRounds {

    private final ReadStatus read;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Map<ProjectId, Instant> lastSuccess = new ConcurrentHashMap<>();
    private final Map<ProjectId, Map<String, Integer>> levels = new ConcurrentHashMap<>();
    private final Set<String> countedRemediations = ConcurrentHashMap.newKeySet();

    public MeasuredRounds(ReadStatus read, MeterRegistry registry, InstantSource clock) {
        this.read = read;
        this.registry = registry;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /// When each project was last looked at with success.
    SortedMap<ProjectId, Instant> lastSuccess() {
        return new TreeMap<>(lastSuccess);
    }

    public void ended(ProjectId project, Outcome outcome, Duration took) {
        registry.timer("composure.reconcile", "outcome", outcome.getClass().getSimpleName())
                .record(took);
        if (outcome instanceof Outcome.Gone) {
            lastSuccess.remove(project);
            levels.remove(project);
            return;
        }
        lastSuccess.put(project, clock.instant());
        read.of(project).ifPresent(this::count);
    }

    private void count(ProjectStatus status) {
        var before = levels.getOrDefault(status.project(), Map.of());
        var now = new TreeMap<String, Integer>();
        for (ServiceStatus service : status.services()) {
            if (service.counted()) {
                now.put(service.name(), service.zombies());
                int fresh = service.zombies() - before.getOrDefault(service.name(), service.zombies());
                registry.counter(
                                "composure.zombies.created",
                                "project",
                                status.project().name(),
                                "service",
                                service.name())
                        .increment(Math.max(0, fresh));
            }
        }
        levels.put(status.project(), now);
        status.remediations().forEach(this::count);
    }

    private void count(RemediationStatus remediation) {
        boolean isNews = remediation.hasEnded()
                && !remediation.endedAt().isBefore(startedAt)
                && countedRemediations.add(remediation.id());
        if (isNews) {
            registry.counter("composure.remediations", "remedy", remediation.remedy(), "outcome", remediation.outcome())
                    .increment();
        }
    }
}
