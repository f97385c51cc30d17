package dev.composure.report;

import dev.composure.policy.Severity;
import java.util.List;
import java.util.function.Predicate;

/// What was looked at, and how much was found. Excepted and baselined findings count only as such;
/// `fixed` are entries of the baseline that are found no more.
public record Summary(
        int files,
        int projects,
        int services,
        int healthchecks,
        int error,
        int warning,
        int info,
        int excepted,
        int unreadable,
        int baselined,
        int fixed) {

    /// Before any finding.
    public static Summary of(int files, int projects, int services, int healthchecks, int unreadable) {
        return new Summary(files, projects, services, healthchecks, 0, 0, 0, 0, unreadable, 0, 0);
    }

    /// The same work, with these findings.
    public Summary with(List<ReportedFinding> findings, int gone) {
        return new Summary(
                files,
                projects,
                services,
                healthchecks,
                open(findings, Severity.ERROR),
                open(findings, Severity.WARNING),
                open(findings, Severity.INFO),
                count(findings, reported -> reported.finding().isExcepted()),
                unreadable,
                count(findings, ReportedFinding::isBaselined),
                gone);
    }

    Summary unreadable(int inputs) {
        return new Summary(
                files, projects, services, healthchecks, error, warning, info, excepted, inputs, baselined, fixed);
    }

    private static int open(List<ReportedFinding> findings, Severity severity) {
        return count(
                findings,
                reported -> !reported.isAccepted() && reported.finding().severity() == severity);
    }

    private static int count(List<ReportedFinding> findings, Predicate<ReportedFinding> wanted) {
        return (int) findings.stream().filter(wanted).count();
    }
}
