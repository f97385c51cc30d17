package dev.composure.web.view;

import dev.composure.reconcile.FindingStatus;

/// A finding of a project.
public record FindingView(
        String rule,
        String href,
        String severity,
        String tone,
        String hazard,
        String tier,
        String service,
        String place,
        String message,
        String exception,
        String evidence) {

    static FindingView of(FindingStatus finding) {
        return new FindingView(
                finding.rule(),
                Links.rule(finding.rule()),
                finding.severity(),
                switch (finding.severity()) {
                    case "error" -> "bad";
                    case "warning" -> "warn";
                    default -> "plain";
                },
                finding.hazard(),
                finding.tier(),
                finding.service(),
                finding.file() + ":" + finding.line(),
                finding.message(),
                finding.exception(),
                finding.evidence());
    }
}
