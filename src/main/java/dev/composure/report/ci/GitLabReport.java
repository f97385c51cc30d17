package dev.composure.report.ci;

import dev.composure.reconcile.Digest;
import dev.composure.report.Advice;
import dev.composure.report.CheckReport;
import dev.composure.report.InputError;
import dev.composure.report.ReportedFinding;
import dev.composure.report.Visible;
import dev.composure.report.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Findings as a code quality report of GitLab.
public final class GitLabReport {

    record Lines(int begin) {}

    record Location(String path, Lines lines) {}

    /// GitLab takes the fingerprint for the identity, and shows only one of two that have the same.
    record Issue(String description, String check_name, String fingerprint, String severity, Location location) {}

    private final Map<String, Integer> seen = new HashMap<>();

    private GitLabReport() {}

    public static String render(CheckReport report) {
        return Json.render(new GitLabReport().issues(report));
    }

    private List<Issue> issues(CheckReport report) {
        return Stream.concat(
                        report.errors().stream().map(this::issue),
                        report.findings().stream().map(this::issue))
                .toList();
    }

    private Issue issue(ReportedFinding reported) {
        var finding = reported.finding();
        return new Issue(
                Visible.line(finding.message() + " " + Advice.sentence(reported)),
                finding.rule().name(),
                unique(reported.fingerprint()),
                severity(reported),
                location(reported.file(), finding.position().line()));
    }

    private static String severity(ReportedFinding reported) {
        if (reported.isAccepted()) {
            return "info";
        }
        return switch (reported.finding().severity()) {
            case ERROR -> "critical";
            case WARNING -> "minor";
            case INFO, OFF -> "info";
        };
    }

    private Issue issue(InputError error) {
        return new Issue(
                Visible.line(error.message()),
                "not-judged",
                unique(Digest.of(error.file() + "\0" + error.message()).substring(0, 32)),
                "blocker",
                location(error.file(), Math.max(1, error.line())));
    }

    private static Location location(String file, int line) {
        return new Location(Visible.line(file), new Lines(line));
    }

    private String unique(String fingerprint) {
        int before = seen.merge(fingerprint, 1, Integer::sum) - 1;
        return before == 0 ? fingerprint : Digest.of(fingerprint + before).substring(0, 32);
    }
}
