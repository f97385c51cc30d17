package dev.composure.report;

import dev.composure.policy.Finding;
import dev.composure.probe.Hazard;
import dev.composure.remedy.Candidate;
import java.util.stream.Collectors;

/// What reports say about a finding besides its message, in the same words everywhere.
public final class Advice {

    private Advice() {}

    /// What it rests on: `possible, judged from text`.
    public static String grounds(Finding finding) {
        var tier = "judged from " + finding.tier().word();
        return finding.hazard() == Hazard.NONE ? tier : finding.hazard().word() + ", " + tier;
    }

    /// The remedy that would be taken, or why there is none; for a finding that is accepted, by what.
    public static String sentence(ReportedFinding reported) {
        var finding = reported.finding();
        if (finding.isExcepted()) {
            return "excepted by " + finding.exception();
        }
        var advice = advice(reported);
        return reported.isBaselined() ? "known from the baseline; " + advice : advice;
    }

    private static String advice(ReportedFinding reported) {
        if (reported.proposals().isEmpty()) {
            return "no built-in remedy: `composure explain "
                    + reported.finding().rule() + "` says more";
        }
        return reported.chosen()
                .map(Advice::remedy)
                .orElseGet(() -> reported.proposals().stream()
                        .map(proposal -> "not " + proposal.kind().word() + ": " + proposal.reason())
                        .collect(Collectors.joining("; ", "no remedy applies: ", "")));
    }

    private static String remedy(Candidate candidate) {
        return "remedy: " + candidate.kind().word() + (candidate.needsTrial() ? " (untried)" : "") + ", "
                + candidate.why();
    }

    /// The report in one sentence.
    public static String summary(CheckReport report) {
        var summary = report.summary();
        if (summary.projects() == 0) {
            return "nothing was judged";
        }
        var place = counted(summary.healthchecks(), "healthcheck") + " of " + counted(summary.services(), "service")
                + " in " + counted(summary.files(), "file");
        var unreadable =
                summary.unreadable() == 0 ? "" : "; " + counted(summary.unreadable(), "input") + " not understood";
        return found(summary) + " in " + place + unreadable + "; policy "
                + report.policy().source() + commit(report) + versions(report);
    }

    private static String commit(CheckReport report) {
        var revision = report.policy().revision();
        return revision.isEmpty() ? "" : " at commit " + revision;
    }

    private static String versions(CheckReport report) {
        var versions = report.versions();
        return (versions.engine().isEmpty() ? "" : "; engine " + versions.engine())
                + (versions.compose().isEmpty() ? "" : "; compose " + versions.compose());
    }

    private static String found(Summary summary) {
        var accepted = (summary.excepted() == 0 ? "" : ", " + summary.excepted() + " excepted")
                + (summary.baselined() == 0 ? "" : ", " + summary.baselined() + " known from the baseline");
        if (summary.error() + summary.warning() + summary.info() == 0) {
            return (accepted.isEmpty() ? "nothing found" : "nothing new") + accepted;
        }
        var info = summary.info() == 0 ? "" : ", " + summary.info() + " info";
        return counted(summary.error(), "error") + ", " + counted(summary.warning(), "warning") + info + accepted;
    }

    static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
