package dev.composure.rest.metrics;

import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.policy.excuses.ExceptionNote;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.ServiceStatus;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What is known of the projects, read anew with each scrape.
public final class StatusCollector extends Collector {

    private final ReadStatus read;
    private final PolicySource policies;
    private final ReviewExceptions review;
    private final MeasuredRounds rounds;

    public StatusCollector(ReadStatus read, PolicySource policies, ReviewExceptions review, MeasuredRounds rounds) {
        this.read = read;
        this.policies = policies;
        this.review = review;
        this.rounds = rounds;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        var all = read.all();
        return List.of(
                zombies(all),
                perProbe(all),
                counters(all),
                findings(all),
                conditions(all),
                lastSuccess(),
                policy(),
                policyLoaded(),
                exceptions());
    }

    private static GaugeMetricFamily gauge(String name, String help, String... labels) {
        return new GaugeMetricFamily("composure_" + name, help, Arrays.asList(labels));
    }

    private static GaugeMetricFamily zombies(List<ProjectStatus> all) {
        var gauge = gauge(
                "container_zombies",
                "Zombies of a service's containers, as last counted.",
                "project",
                "service",
                "attribution");
        forServices(all, (project, service) -> {
            if (service.counted()) {
                int unknown = service.zombies() - service.ofProbes() - service.ofApplication();
                gauge.addMetric(List.of(project, service.name(), "probe"), service.ofProbes());
                gauge.addMetric(List.of(project, service.name(), "application"), service.ofApplication());
                gauge.addMetric(List.of(project, service.name(), "unknown"), unknown);
            }
        });
        return gauge;
    }

    private static GaugeMetricFamily perProbe(List<ProjectStatus> all) {
        var gauge = gauge(
                "zombies_per_probe",
                "New zombies per completed probe; what counts is whether it is zero.",
                "project",
                "service");
        forServices(
                all,
                (project, service) -> service.newPerProbe()
                        .ifPresent(value -> gauge.addMetric(List.of(project, service.name()), value)));
        return gauge;
    }

    private static GaugeMetricFamily counters(List<ProjectStatus> all) {
        var gauge = gauge(
                "zombie_counter_info",
                "Which counter is in use: proc, engine or none.",
                "project",
                "service",
                "counter");
        forServices(all, (project, service) -> gauge.addMetric(List.of(project, service.name(), service.counter()), 1));
        return gauge;
    }

    @FunctionalInterface
    private interface Each {
        void with(String project, ServiceStatus service);
    }

    private static void forServices(List<ProjectStatus> all, Each each) {
        all.forEach(status ->
                status.services().forEach(service -> each.with(status.project().name(), service)));
    }

    private static GaugeMetricFamily findings(List<ProjectStatus> all) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        all.forEach(status -> status.findings().stream()
                .filter(FindingStatus::counts)
                .forEach(finding -> counts.merge(
                        "%s %s %s".formatted(finding.rule(), finding.severity(), status.mode()), 1, Integer::sum)));
        var gauge = gauge("findings", "Findings of all projects that no exception covers.", "rule", "severity", "mode");
        counts.forEach((key, count) -> gauge.addMetric(Arrays.asList(key.split(" ", -1)), count));
        return gauge;
    }

    private static GaugeMetricFamily conditions(List<ProjectStatus> all) {
        var gauge = gauge(
                "project_condition",
                "1 for each condition of a project as it is.",
                "project",
                "type",
                "status",
                "reason");
        for (ProjectStatus status : all) {
            for (Condition condition : status.conditions()) {
                gauge.addMetric(
                        List.of(
                                status.project().name(),
                                condition.type().word(),
                                condition.status().word(),
                                condition.reason().word()),
                        1);
            }
        }
        return gauge;
    }

    private GaugeMetricFamily lastSuccess() {
        var gauge =
                gauge("last_success_timestamp_seconds", "When a project was last looked at with success.", "project");
        rounds.lastSuccess()
                .forEach((project, at) -> gauge.addMetric(List.of(project.name()), at.toEpochMilli() / 1000.0));
        return gauge;
    }

    private GaugeMetricFamily policy() {
        var set = policies.known().inForce();
        return gauge("policy_info", "Which policies are in force.", "commit", "digest")
                .addMetric(List.of(set.revision(), set.digest()), 1);
    }

    private GaugeMetricFamily exceptions() {
        var set = policies.known().inForce();
        var counts = new TreeMap<String, Integer>();
        Stream.of(ExceptionNote.State.values()).forEach(state -> counts.put(state.word(), 0));
        var notes = review.notes();
        notes.forEach(note -> counts.merge(note.state().word(), 1, Integer::sum));
        counts.put("in-force", set.exceptions().size() - notes.size());
        var gauge = gauge(
                "exceptions", "Exceptions of the policies, by what is the matter with them, if anything.", "state");
        counts.forEach((state, count) -> gauge.addMetric(List.of(state), count));
        return gauge;
    }

    private GaugeMetricFamily policyLoaded() {
        var trouble = policies.known().trouble();
        return gauge("policy_loaded", "1 while the newest policies are in force, 0 while former ones are.", "reason")
                .addMetric(List.of(trouble.reason().word()), trouble.isThere() ? 0 : 1);
    }
}
