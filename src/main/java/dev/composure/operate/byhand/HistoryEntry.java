package dev.composure.operate.byhand;

import dev.composure.reconcile.ProbeCosts;
import java.time.Instant;
import java.util.List;

/// What one remediation did to a file. `endedAt` is empty while it is open; `diff` has the changed lines only, with
/// credentials masked; `steps` are the lines of its plan as they were run, each with how it ended.
public record HistoryEntry(
        String remediation,
        String project,
        String service,
        String remedy,
        String why,
        Instant begunAt,
        String endedAt,
        String outcome,
        String message,
        ProbeCosts probeCost,
        String diff,
        List<String> steps) {
    public HistoryEntry {
        steps = List.copyOf(steps);
    }
}
