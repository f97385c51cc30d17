package dev.composure.report.ci;

import dev.composure.policy.Severity;
import dev.composure.report.Advice;
import dev.composure.report.CheckReport;
import dev.composure.report.InputError;
import dev.composure.report.ReportedFinding;
import dev.composure.report.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Findings as JUnit test results: a suite a file, a test case a finding. What would fail the check is
/// a failure, what is accepted is skipped, and the rest passes with what there is to say as its output.
public final class JUnitReport {

    /// What a test case came to; the order is that of the counts of a suite.
    private enum Result {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    private record Case(Result result, String xml) {}

    private final CheckReport report;
    private final Optional<Severity> failing;

    private JUnitReport(CheckReport report, Optional<Severity> failing) {
        this.report = report;
        this.failing = failing;
    }

    /// `failing` is the severity from which on findings fail; empty where none does.
    public static String render(CheckReport report, Optional<Severity> failing) {
        return new JUnitReport(report, failing).render();
    }

    private String render() {
        var suites = suites();
        var all = suites.values().stream().flatMap(List::stream).toList();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<testsuites name=\"composure\"%s>\n".formatted(counts(all))
                + suites.entrySet().stream()
                        .map(suite -> suite(suite.getKey(), suite.getValue()))
                        .collect(Collectors.joining())
                + "</testsuites>\n";
    }

    private Map<String, List<Case>> suites() {
        var suites = new TreeMap<String, List<Case>>();
        report.errors()
                .forEach(error -> suites.computeIfAbsent(error.file(), _ -> new ArrayList<>())
                        .add(of(error)));
        report.findings()
                .forEach(reported -> suites.computeIfAbsent(reported.file(), _ -> new ArrayList<>())
                        .add(of(reported)));
        report.files()
                .forEach(file -> suites.computeIfAbsent(
                        file,
                        _ -> List.of(new Case(
                                Result.PASSED,
                                "    <testcase classname=\"%s\" name=\"nothing found\"/>\n".formatted(xml(file))))));
        return suites;
    }

    private static String suite(String file, List<Case> cases) {
        return "  <testsuite name=\"%s\"%s>\n".formatted(xml(file), counts(cases))
                + cases.stream().map(Case::xml).collect(Collectors.joining())
                + "  </testsuite>\n";
    }

    private static String counts(Collection<Case> cases) {
        return " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\""
                .formatted(
                        cases.size(),
                        count(cases, Result.FAILURE),
                        count(cases, Result.ERROR),
                        count(cases, Result.SKIPPED));
    }

    private static long count(Collection<Case> cases, Result result) {
        return cases.stream().filter(one -> one.result() == result).count();
    }

    private Case of(ReportedFinding reported) {
        var finding = reported.finding();
        var result = result(reported);
        var name = "%s: %s (%d:%d)"
                .formatted(
                        finding.service(),
                        finding.rule().name(),
                        finding.position().line(),
                        finding.position().column());
        return new Case(
                result,
                testCase(reported.file(), name, finding.position().line())
                        + outcome(result, reported)
                        + "    </testcase>\n");
    }

    private Result result(ReportedFinding reported) {
        if (reported.isAccepted()) {
            return Result.SKIPPED;
        }
        return failing.filter(least -> reported.finding().severity().compareTo(least) >= 0)
                .map(_ -> Result.FAILURE)
                .orElse(Result.PASSED);
    }

    private static String outcome(Result result, ReportedFinding reported) {
        var finding = reported.finding();
        var text = Stream.of(finding.message(), finding.evidence(), Advice.sentence(reported))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        return switch (result) {
            case FAILURE, ERROR ->
                "      <failure type=\"%s\" message=\"%s\">%s</failure>\n"
                        .formatted(finding.severity().word(), xml(finding.message()), xmlText(text));
            case SKIPPED -> "      <skipped message=\"%s\"/>\n".formatted(xml(Advice.sentence(reported)));
            case PASSED ->
                "      <system-out>%s</system-out>\n"
                        .formatted(xmlText(finding.severity().word() + ": " + text));
        };
    }

    private static Case of(InputError error) {
        var xml = testCase(error.file(), "can be judged", Math.max(1, error.line()))
                + "      <error type=\"not-judged\" message=\"%s\"/>\n".formatted(xml(error.message()))
                + "    </testcase>\n";
        return new Case(Result.ERROR, xml);
    }

    private static String testCase(String file, String name, int line) {
        return "    <testcase classname=\"%s\" name=\"%s\" file=\"%s\" line=\"%d\">\n"
                .formatted(xml(file), xml(name), xml(file), line);
    }

    private static String xml(String text) {
        return escaped(Visible.line(text));
    }

    private static String xmlText(String text) {
        return escaped(Visible.lines(text));
    }

    /// What XML has no way to write, [Visible] has spelt out already.
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
