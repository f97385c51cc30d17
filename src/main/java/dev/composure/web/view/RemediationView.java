package dev.composure.web.view;

import dev.composure.operate.byhand.HistoryEntry;
import java.time.Instant;
import java.util.List;

/// What one remediation did to a file.
public record RemediationView(
        String id,
        String rollback,
        String service,
        String remedy,
        String why,
        String begun,
        String ended,
        String outcome,
        String tone,
        String message,
        String probeCost,
        DiffView diff,
        List<String> steps) {

    static RemediationView of(HistoryEntry entry) {
        return new RemediationView(
                entry.remediation(),
                isInForce(entry.outcome()) ? Links.remediation(entry.remediation()) + "/rollback" : "",
                entry.service(),
                entry.remedy(),
                entry.why(),
                Times.moment(entry.begunAt()),
                entry.endedAt().isEmpty() ? "" : Times.moment(Instant.parse(entry.endedAt())),
                entry.outcome(),
                tone(entry.outcome()),
                entry.message(),
                entry.probeCost().hasFigures() ? entry.probeCost().words() : "",
                DiffView.of(entry.diff()),
                entry.steps());
    }

    private static boolean isInForce(String outcome) {
        return switch (firstWord(outcome)) {
            case "InProgress", "Proven", "Written" -> true;
            default -> false;
        };
    }

    private static String tone(String outcome) {
        return switch (firstWord(outcome)) {
            case "Proven", "Written" -> "good";
            case "InProgress", "Restoring" -> "busy";
            default -> "warn";
        };
    }

    private static String firstWord(String outcome) {
        return outcome.split(" ", 2)[0];
    }
}
