package dev.composure.report.ci;

import dev.composure.report.Advice;
import dev.composure.report.CheckReport;
import dev.composure.report.InputError;
import dev.composure.report.KnownFindings;
import dev.composure.report.ReportedFinding;
import dev.composure.report.Visible;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Findings as GitHub annotations: workflow commands in what a job prints, one a line.
public final class GitHubReport {

    private GitHubReport() {}

    public static String render(CheckReport report) {
        var commands = Stream.of(
                        report.errors().stream().map(GitHubReport::error),
                        report.findings().stream().map(GitHubReport::finding),
                        report.fixed().stream().map(GitHubReport::fixed))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return commands + Visible.line(Advice.summary(report)) + "\n";
    }

    private static String finding(ReportedFinding reported) {
        var finding = reported.finding();
        var position = finding.position();
        var columns = position.line() == position.endLine()
                ? ",col=%d,endColumn=%d".formatted(position.column(), position.endColumn())
                : "";
        return "::%s file=%s,line=%d,endLine=%d%s,title=%s::%s"
                .formatted(
                        level(reported),
                        property(reported.file()),
                        position.line(),
                        position.endLine(),
                        columns,
                        property("%s (%s)".formatted(finding.rule().name(), Advice.grounds(finding))),
                        text(finding.message() + "\n" + finding.evidence() + "\n" + Advice.sentence(reported)));
    }

    private static String level(ReportedFinding reported) {
        if (reported.isAccepted()) {
            return "notice";
        }
        return switch (reported.finding().severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO, OFF -> "notice";
        };
    }

    private static String error(InputError error) {
        var line = error.line() == 0 ? "" : ",line=%d,col=%d".formatted(error.line(), error.column());
        return "::error file=%s%s,title=not judged::%s".formatted(property(error.file()), line, text(error.message()));
    }

    private static String fixed(KnownFindings.Entry entry) {
        return "::notice file=%s,title=no more found::%s"
                .formatted(
                        property(entry.file()),
                        text("%s: %s is in the baseline and is no more found; write the baseline anew"
                                .formatted(entry.service(), entry.rule())));
    }

    /// The percent sign first, or what it escapes would be escaped again.
    private static String text(String text) {
        return Visible.lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return text(text).replace(":", "%3A").replace(",", "%2C");
    }
}
