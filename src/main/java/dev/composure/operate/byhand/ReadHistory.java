package dev.composure.operate.byhand;

import dev.composure.operate.JournalBytes;
import dev.composure.operate.StateStore;
import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.report.UnifiedDiff;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Tells what Composure did to a file, by its journal.
public final class ReadHistory {

    private final StateStore store;

    public ReadHistory(StateStore store) {
        this.store = store;
    }

    /// Oldest first; nothing where the file was never touched.
    public List<HistoryEntry> of(String path) {
        return store.remediations().stream()
                .flatMap(remediation -> entry(remediation, path))
                .toList();
    }

    /// What was done to the files of a project, oldest first; one entry for each file of a remediation.
    public List<HistoryEntry> of(ProjectId project) {
        return store.remediations(project).stream()
                .flatMap(remediation -> store.bytes(remediation.id()).entrySet().stream()
                        .map(file -> entry(remediation, file.getKey(), file.getValue())))
                .toList();
    }

    private Stream<HistoryEntry> entry(Remediation remediation, String path) {
        var bytes = store.bytes(remediation.id()).get(path);
        return bytes == null ? Stream.empty() : Stream.of(entry(remediation, path, bytes));
    }

    private HistoryEntry entry(Remediation remediation, String path, JournalBytes bytes) {
        var status = RemediationStatus.of(remediation);
        return new HistoryEntry(
                remediation.id(),
                remediation.project().name(),
                remediation.service(),
                status.remedy(),
                remediation.why(),
                remediation.begunAt(),
                remediation.endedAt().map(Instant::toString).orElse(""),
                status.reason().isEmpty() ? status.outcome() : status.outcome() + " " + status.reason(),
                status.message(),
                remediation.cost(),
                diff(path, bytes),
                store.steps(remediation.id()).stream().map(ReadHistory::line).toList());
    }

    private static String diff(String path, JournalBytes bytes) {
        return UnifiedDiff.renderMasked(List.of(RollBack.change(path, bytes.before(), bytes.after())));
    }

    private static String line(JournalStep step) {
        var end = switch (step.ending()) {
            case JournalStep.UnderWay _ -> "under way";
            case JournalStep.Ended ended -> ended.outcome();
        };
        return "%s %s: %s".formatted(step.startedAt(), step.text(), end);
    }
}
