package dev.composure.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Eventually;
import dev.composure.lab.Footprint;
import dev.composure.lab.Lab;
import dev.composure.lab.LabProject;
import dev.composure.lab.RunningOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the running operator takes beside 100 containers with a check every 5 s, and what it costs dockerd; how long after
 * an event of the engine its finding is in the API, whichever of the two events takes longer; how long it takes to look at
 * all of them. It reports; no time decides whether it passes.
 */
@Tag("docker")
@Tag("bench")
class OperatorWeightIT {

    private static final int PROJECTS = 10;
    private static final int SERVICES = 10;
    private static final int EVENTS = 100;
    private static final Duration MEASURED = Duration.ofMinutes(2);
    private static final Duration SETTLES = Duration.ofMinutes(5);
    private static final Duration RESYNC = Duration.ofMinutes(1);
    private static final String POLICY = """
            apiVersion: composure.dev/v1alpha1
            kind: HealthcheckPolicy
            metadata: {name: bench}
            spec: {mode: audit}
            """;

    @RegisterExtension
    static final Lab LAB = new Lab();

    @TempDir
    Path folder;

    private static LabProject project() {
        var project = LAB.prepare("SeldomChecked");
        project.write(IntStream.rangeClosed(1, SERVICES)
                .mapToObj("""
                          w%d:
                            image: composure-test/busybox
                            command: ["sleep", "infinity"]
                            init: true
                            stop_grace_period: 0s
                            healthcheck: {test: ["CMD", "true"], interval: 5s, timeout: 3s}
                        """::formatted)
                .collect(Collectors.joining("", "services:\n", "")));
        return project;
    }

    @Test
    void besideAHundredContainers() throws IOException {
        var projects = new ArrayList<LabProject>();
        for (int number = 0; number < PROJECTS; number++) {
            var project = project();
            project.up();
            projects.add(project);
        }
        var daemon = daemon(projects.getFirst());
        double alone = percent(daemon);
        print("dockerd alone", "%.1f %% of one core", alone);

        var operator = LAB.serveOn(projects.getFirst().engine().host(), RESYNC, POLICY, projects);
        projects.forEach(project -> Eventually.within(
                SETTLES,
                project.name() + " is flat",
                () -> operator.project(project).toString(),
                shown -> shown.contains("NoNewZombies")));
        weigh(operator, daemon, alone);
        latencies(projects.getFirst(), operator);
        lookAtAll(projects, operator);
        print("resident after all of it", "%.0f MiB", operator.footprint().residentMebibytes());
        assertThat(operator.footprint().residentMebibytes()).isPositive();
    }

    private static long daemon(LabProject project) throws IOException {
        var socket = Path.of(project.engine().host().replaceFirst("^unix://", ""));
        return Long.parseLong(
                Files.readString(socket.resolveSibling("docker.pid")).strip());
    }

    private static double percent(long pid) {
        var before = Footprint.of(pid);
        var passed = pass();
        return Footprint.of(pid).percentSince(before, passed);
    }

    /** What it does in this time is what is measured. */
    private static Duration pass() {
        var begun = System.nanoTime();
        Eventually.within(
                MEASURED.plusMinutes(1), "the time is over", System::nanoTime, now -> now - begun > MEASURED.toNanos());
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void weigh(RunningOperator operator, long daemon, double alone) {
        var before = operator.footprint();
        var daemonBefore = Footprint.of(daemon);
        var passed = pass();
        var after = operator.footprint();
        Figures.report(Bar.OPERATOR_MEMORY, after.residentMebibytes());
        Figures.report(Bar.OPERATOR_PROCESSOR, after.percentSince(before, passed));
        Figures.report(Bar.DOCKERD_PROCESSOR, Footprint.of(daemon).percentSince(daemonBefore, passed) - alone);
        print("threads, handles", "%.0f, %.0f", after.threads(), after.handles());
    }

    private void latencies(LabProject project, RunningOperator operator) throws IOException {
        try (var latency = new FindingLatency(project.engine(), operator, folder)) {
            latency.run(EVENTS);
            double slowest = 0;
            for (var action : List.of("create", "start")) {
                var millis = latency.millisAfter(action);
                assertThat(millis).hasSize(EVENTS);
                double percentile = millis.get(EVENTS * 99 / 100 - 1);
                print(
                        action + " → finding",
                        "p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
                        millis.get(EVENTS / 2),
                        percentile,
                        millis.getLast());
                slowest = Math.max(slowest, percentile);
            }
            Figures.report(Bar.EVENT_TO_FINDING, slowest);
        }
    }

    /** Another policy has every project looked at. */
    private static void lookAtAll(List<LabProject> projects, RunningOperator operator) throws IOException {
        var before = operator.project(projects.getFirst()).message("PolicyLoaded");
        var begun = System.nanoTime();
        Files.writeString(operator.policyFile(), POLICY.replace("name: bench", "name: another"));
        projects.forEach(project -> Eventually.within(
                SETTLES,
                project.name() + " is looked at",
                () -> operator.project(project).message("PolicyLoaded"),
                now -> !now.equals(before)));
        print("all 100 looked at again", "%.0f ms", (System.nanoTime() - begun) / 1e6);
    }

    private static void print(String what, String format, Number... figures) {
        var doubles = new Object[figures.length];
        for (int i = 0; i < figures.length; i++) {
            doubles[i] = figures[i].doubleValue();
        }
        System.out.printf("%-40s %s%n", what, format.formatted(doubles));
    }
}
