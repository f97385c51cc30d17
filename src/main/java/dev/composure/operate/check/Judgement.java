package dev.composure.operate.check;

import dev.composure.compose.LoadedProject;
import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.operate.facts.FactSource;
import dev.composure.policy.Finding;
import dev.composure.policy.Judge;
import dev.composure.policy.PolicySet;
import dev.composure.policy.excuses.ExceptionReview;
import dev.composure.probe.Facts;
import dev.composure.report.ReportedFinding;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// One project as it was read, and what is found in its active services. Nothing of it depends on any other project, so
/// that several can be judged at once.
record Judgement(LoadedProject loaded, Project active, Function<Service, Facts> facts, List<ReportedFinding> reported) {

    Judgement {
        reported = List.copyOf(reported);
    }

    /// Of what can be read where there are no policies to judge by.
    static Judgement none(LoadedProject loaded) {
        return new Judgement(loaded, loaded.project(), Facts::ofText, List.of());
    }

    static Judgement of(
            LoadedProject loaded,
            Project active,
            PolicySet policies,
            FactSource source,
            FindingReports reports,
            Instant now) {
        var facts = source.in(loaded);
        var reported = Judge.judge(active, facts, policies, now).stream()
                .map(finding -> reports.report(finding, loaded, facts, policies))
                .toList();
        return new Judgement(loaded, active, facts, reported);
    }

    /// For a review of the exceptions that were made.
    ExceptionReview.Judged judged() {
        List<Finding> findings = reported.stream().map(ReportedFinding::finding).toList();
        return ExceptionReview.Judged.of(active, facts, findings);
    }
}
