package dev.composure.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import dev.composure.files.DiskSources;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.PolicyLoad;
import dev.composure.policy.Mode;
import dev.composure.policy.PolicySet;
import dev.composure.policy.excuses.ExceptionReview;
import dev.composure.probe.Facts;
import dev.composure.probe.Tier;
import dev.composure.reconcile.Assessment;
import dev.composure.reconcile.Circumstances;
import dev.composure.reconcile.Observed;
import dev.composure.reconcile.ProjectId;
import dev.composure.remedy.Proposal;
import dev.composure.report.ReportedFinding;
import dev.composure.report.Reports;
import dev.composure.report.json.Json;
import dev.composure.report.json.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A check in CI and the operator judge alike: for the same facts their JSON is the same, byte for byte, in every
/// golden case.
class OneEvaluatorTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    static Stream<Path> goldenCases() throws IOException {
        return Reports.goldenCases();
    }

    /// The findings as the operator has them: of a project that was observed, and whose containers told nothing.
    private static Assessment assessment(LoadedProject loaded, PolicySet policies) {
        var observed = new Observed(
                new ProjectId(loaded.project().name()),
                loaded,
                Observed.SourceTrouble.NONE,
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                policies,
                Mode.AUDIT,
                Circumstances.CALM);
        return Assessment.of(observed, NOW);
    }

    private static PolicySet policies(Path folder) {
        var own = Files.exists(folder.resolve("policy.yaml")) ? "policy.yaml" : "";
        return switch (new PolicyFiles(folder).load(own)) {
            case PolicyLoad.Loaded good -> good.policies();
            case PolicyLoad.Refused refused -> throw new AssertionError(refused.errors());
        };
    }

    private static LoadedProject load(Path folder) {
        var file = folder.resolve("compose.yaml").toString();
        return new ComposeLoader(new DiskSources())
                .load(new ProjectInput("", folder.toString(), List.of(file), List.of(), new TreeMap<>()));
    }

    private static String operators(Path folder, PolicySet policies) {
        var loaded = load(folder);
        var tally = new CheckTally(folder.toString());
        tally.read(loaded);
        var findings = assessment(loaded, policies).findings();
        tally.judged(new ExceptionReview.Judged(loaded.project(), Tier.TEXT, findings), Facts::ofText);
        var reports = new FindingReports(new DiskSources(), tally, _ -> true);
        findings.forEach(finding -> tally.add(reports.report(finding, loaded, Facts::ofText, policies)));
        return Json.render(ReportJson.of(tally.report(policies, NOW)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenCases")
    void theJsonIsTheSame(Path folder) {
        assertThat(operators(folder, policies(folder))).isEqualTo(Json.render(ReportJson.of(Reports.ofGolden(folder))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenCases")
    void theRemediesAreTheSame(Path folder) {
        var assessment = assessment(load(folder), policies(folder));
        var checked = Reports.ofGolden(folder).findings();

        assertThat(assessment.findings().stream()
                        .filter(finding -> !finding.isExcepted())
                        .map(finding -> kinds(assessment.proposals(finding))))
                .isEqualTo(checked.stream()
                        .filter(reported -> !reported.finding().isExcepted())
                        .map(ReportedFinding::proposals)
                        .map(OneEvaluatorTest::kinds)
                        .toList());
    }

    private static List<String> kinds(List<Proposal> proposals) {
        return proposals.stream().map(proposal -> proposal.kind().word()).toList();
    }

    @Test
    void anotherPolicyWouldShow() throws IOException {
        var different = goldenCases()
                .filter(folder -> !Files.exists(folder.resolve("policy.yaml")))
                .filter(folder -> !operators(folder, new PolicySet(List.of(), List.of(), "none", "", ""))
                        .equals(Json.render(ReportJson.of(Reports.ofGolden(folder)))));

        assertThat(different).isNotEmpty();
    }
}
