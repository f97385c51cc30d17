package dev.composure.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.Service;
import dev.composure.files.DiskFiles;
import dev.composure.files.DiskSources;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.FakeCompose;
import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.FakeProcesses;
import dev.composure.operate.InMemoryPatches;
import dev.composure.operate.InMemoryStore;
import dev.composure.operate.PolicyLoad;
import dev.composure.operate.PolicyStanding;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.WorkTrees;
import dev.composure.operate.facts.EngineFacts;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.operate.round.ObserveProject;
import dev.composure.operate.round.Repositories;
import dev.composure.policy.Mode;
import dev.composure.policy.PolicySet;
import dev.composure.policy.excuses.ExceptionNote;
import dev.composure.probe.Facts;
import dev.composure.probe.Versions;
import dev.composure.reconcile.Assessment;
import dev.composure.reconcile.ProjectId;
import dev.composure.report.CheckReport;
import dev.composure.report.Reports;
import dev.composure.report.json.Json;
import dev.composure.report.json.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `check --engine` and the operator, each by its own way, find the same on the same host: every golden case runs on an
/// engine in memory, in busybox containers whose PID 1 is node, and the JSON of both is the same, byte for byte.
class OneEvaluatorOnTheHostTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final Versions VERSIONS = new Versions("26.1.5", "2.26.1");

    static Stream<Path> goldenCases() throws IOException {
        return Reports.goldenCases()
                .filter(folder -> !load(folder).project().services().isEmpty());
    }

    private static LoadedProject load(Path folder) {
        var file = folder.resolve("compose.yaml").toString();
        return new ComposeLoader(new DiskSources())
                .load(new ProjectInput("", folder.toString(), List.of(file), List.of(), new TreeMap<>()));
    }

    private static FakeEngine host(LoadedProject loaded) {
        return host(loaded, container -> container);
    }

    private static FakeEngine host(LoadedProject loaded, UnaryOperator<FakeContainer> habits) {
        var engine = new FakeEngine();
        for (Service service : loaded.project().services().values()) {
            engine.start(habits.apply(FakeContainer.of(loaded.project().name(), service.name())
                    .withLabel(
                            "com.docker.compose.project.working_dir",
                            loaded.input().directory())
                    .withLabel(
                            "com.docker.compose.project.config_files",
                            String.join(",", loaded.input().files()))
                    .withTest(service.healthcheck().test())
                    .withCommand("node", "server.js")));
        }
        engine.completeProbes(Duration.ofSeconds(30));
        return engine;
    }

    private static String policy(Path folder) {
        return Files.exists(folder.resolve("policy.yaml")) ? "policy.yaml" : "";
    }

    private static PolicySet policies(Path folder) {
        return switch (new PolicyFiles(folder).load(policy(folder))) {
            case PolicyLoad.Loaded good -> good.policies();
            case PolicyLoad.Refused refused -> throw new AssertionError(refused.errors());
        };
    }

    private static CheckReport checks(Path folder, FakeEngine engine) {
        var nothingNamed = new CheckRequest(
                folder.toString(), List.of(), List.of(), policy(folder), "", List.of(), List.of(), new TreeMap<>());
        return new CheckProject(new DiskSources(), new PolicyFiles(folder), InstantSource.fixed(NOW))
                .check(nothingNamed, EngineFacts.now(engine, new FakeProcesses(engine), VERSIONS.compose()));
    }

    private static Assessment operators(LoadedProject loaded, PolicySet policies, FakeEngine engine) {
        var observer = new ObserveProject(
                engine,
                new FakeCompose(_ -> new ComposeOutcome(0, "")),
                new FakeProcesses(engine),
                new DiskFiles(List.of()),
                _ -> new DiskSources(),
                new InMemoryStore(),
                new Repositories(WorkTrees.NONE, new InMemoryPatches()),
                new ObserveProject.Wishes(() -> PolicyStanding.good(policies), Mode.AUDIT, List.of(), new TreeMap<>()),
                InstantSource.fixed(NOW));
        return observer.observe(new ProjectId(loaded.project().name()))
                .orElseThrow()
                .assessment();
    }

    private static CheckReport reported(Path folder, Assessment assessment, PolicySet policies) {
        var seen = assessment.seen();
        Function<Service, Facts> facts = service -> seen.facts().getOrDefault(service.name(), Facts.ofText(service));
        var tally = new CheckTally(folder.toString(), VERSIONS);
        tally.read(seen.loaded());
        tally.judged(assessment.judged(), facts);
        var reports = new FindingReports(new DiskSources(), tally, _ -> true);
        assessment.findings().forEach(finding -> tally.add(reports.report(finding, seen.loaded(), facts, policies)));
        return tally.report(policies, NOW);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenCases")
    void theJsonIsTheSame(Path folder) {
        var loaded = load(folder);
        var engine = host(loaded);
        var policies = policies(folder);
        var checked = checks(folder, engine);
        var assessment = operators(loaded, policies, engine);

        assertThat(Json.render(ReportJson.of(reported(folder, assessment, policies))))
                .isEqualTo(Json.render(ReportJson.of(checked)));
        assertThat(checked.findings())
                .allSatisfy(
                        reported -> assertThat(reported.finding().tier().word()).isEqualTo("container"));
        assertThat(reviewed(assessment, policies)).isEqualTo(checked.exceptions());
    }

    /// What the operator says of the exceptions.
    private static List<ExceptionNote> reviewed(Assessment assessment, PolicySet policies) {
        var exceptions = new ReviewExceptions(
                () -> PolicyStanding.good(policies), new ReadStatus(new InMemoryStore()), InstantSource.fixed(NOW));
        exceptions.judged(assessment);
        return exceptions.notes();
    }

    @Test
    void anotherHostWouldShow() throws IOException {
        var different = goldenCases().filter(folder -> {
            var loaded = load(folder);
            var reaping = checks(folder, host(loaded, FakeContainer::withInit));
            return !Json.render(ReportJson.of(reaping))
                    .equals(Json.render(ReportJson.of(checks(folder, host(loaded)))));
        });

        assertThat(different).isNotEmpty();
    }
}
