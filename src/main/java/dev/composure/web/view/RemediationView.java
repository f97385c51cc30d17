package dev.composure.web.view;

import dev.composure.operate.byhand.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What one remediation did to a file. `key` tells it from all others on the page, also where it changed more files.
public record RemediationView(
        String key,
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

    /// The oldest last.
    static List<RemediationView> all(List<HistoryEntry> history) {
        var seen = new HashMap<String, Integer>();
        var views = new ArrayList<RemediationView>();
        for (HistoryEntry entry : history) {
            int file = seen.merge(entry.remediation(), 1, Integer::sum);
            views.add(of(entry, file == 1 ? entry.remediation() : entry.remediation() + "-" + file));
        }
        return views.reversed();
    }

    private static RemediationView of(HistoryEntry entry, String key) {
        return new RemediationView(
                key,
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
