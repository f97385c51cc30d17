package dev.composure.cli;

import dev.composure.policy.Severity;
import dev.composure.report.CheckReport;
import dev.composure.report.Paint;
import dev.composure.report.TextReport;
import dev.composure.report.ci.GitHubReport;
import dev.composure.report.ci.GitLabReport;
import dev.composure.report.ci.JUnitReport;
import dev.composure.report.ci.MarkdownReport;
import dev.composure.report.ci.SarifReport;
import dev.composure.report.json.Json;
import dev.composure.report.json.ReportJson;
import java.util.Locale;
import java.util.Optional;

/// How the result of a check is written.
enum CheckFormat {
    TEXT,
    JSON,
    SARIF,
    JUNIT,
    GITHUB,
    GITLAB,
    MARKDOWN;

    /// What some formats want to know besides the report; `failing` is the severity from which on
    /// findings fail.
    record Manner(Paint paint, boolean isQuiet, Optional<Severity> failing) {}

    String render(CheckReport report, Manner manner) {
        return switch (this) {
            case TEXT -> TextReport.render(report, manner.paint(), manner.isQuiet());
            case JSON -> Json.render(ReportJson.of(report));
            case SARIF -> SarifReport.render(report, Version.built());
            case JUNIT -> JUnitReport.render(report, manner.failing());
            case GITHUB -> GitHubReport.render(report);
            case GITLAB -> GitLabReport.render(report);
            case MARKDOWN -> MarkdownReport.render(report);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
