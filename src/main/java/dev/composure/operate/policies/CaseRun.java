package dev.composure.operate.policies;

import dev.composure.operate.PolicyLoad;
import dev.composure.operate.check.CheckProject;
import dev.composure.operate.check.CheckRequest;
import dev.composure.policy.cases.ExpectedFinding;
import dev.composure.policy.cases.PolicyCase;
import dev.composure.report.CheckReport;
import dev.composure.report.FileChange;
import dev.composure.report.ReportedFinding;
import dev.composure.report.UnifiedDiff;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// One test being run.
final class CaseRun {

    private static final String FILE = "compose.yaml";

    /// As many as a fix makes.
    private static final int MOST_PASSES = 5;

    private final PolicyCase test;
    private final PolicyLoad policies;
    private final InstantSource clock;

    CaseRun(PolicyCase test, PolicyLoad.Loaded policies, InstantSource clock) {
        this.test = test;
        this.policies = policies;
        this.clock = clock;
    }

    /// What is not as expected, in words.
    List<String> failures() {
        var report = check(test.compose());
        if (!report.errors().isEmpty()) {
            return report.errors().stream().map(error -> error.line("error")).toList();
        }
        var failures = new ArrayList<String>();
        test.findings().ifPresent(expected -> compare(expected, report.findings(), failures));
        test.after().ifPresent(expected -> compare(expected, after(report), failures));
        return failures;
    }

    private CheckReport check(String text) {
        var folder = "/" + test.project();
        var request = new CheckRequest(folder, List.of(FILE), List.of(), "", "", List.of(), List.of(), new TreeMap<>());
        return new CheckProject(new SingleFile(folder + "/" + FILE, text), _ -> policies, clock).check(request);
    }

    private String after(CheckReport first) {
        var text = test.compose();
        var report = first;
        for (var pass = 0; pass < MOST_PASSES && !report.changes().isEmpty(); pass++) {
            text = report.changes().getFirst().after();
            report = check(text);
        }
        return text;
    }

    private static void compare(String expected, String actual, List<String> failures) {
        if (!expected.equals(actual)) {
            failures.add("the file after the remedies is another (- expected, + actual):\n"
                    + UnifiedDiff.render(List.of(new FileChange(FILE, expected, actual))));
        }
    }

    private static void compare(List<ExpectedFinding> expected, List<ReportedFinding> found, List<String> failures) {
        var left = new ArrayList<>(found);
        for (var one : expected) {
            var match = left.stream()
                    .filter(finding -> one.isLike(finding.finding(), remedy(finding)))
                    .findFirst();
            if (match.isPresent()) {
                left.remove(match.orElseThrow());
            } else {
                failures.add("expected, and not found: " + one + near(one, left));
            }
        }
        left.forEach(finding -> failures.add("found, and not expected: " + written(finding)));
    }

    private static String near(ExpectedFinding expected, List<ReportedFinding> left) {
        return left.stream()
                .filter(finding -> expected.isAbout(finding.finding()))
                .findFirst()
                .map(finding -> "; the nearest is " + written(finding))
                .orElse("");
    }

    private static String written(ReportedFinding finding) {
        return ExpectedFinding.written(ExpectedFinding.of(finding.finding(), remedy(finding)));
    }

    private static String remedy(ReportedFinding finding) {
        return finding.chosen().map(candidate -> candidate.kind().word()).orElse("none");
    }
}
