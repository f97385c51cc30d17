package dev.composure.report;

import dev.composure.policy.Severity;
import dev.composure.policy.excuses.ExceptionNote;
import dev.composure.probe.Versions;
import java.util.ArrayList;
import java.util.List;

/// The result of a check, and the versions of the engine and of compose that it was judged for. Everything in it is
/// sorted, and paths are as their reader knows them. `exceptions` are those of the policy that somebody should look
/// at.
public record CheckReport(
        PolicyStamp policy,
        Versions versions,
        Summary summary,
        List<ReportedFinding> findings,
        List<FileChange> changes,
        List<InputError> errors,
        List<InputError> notes,
        List<ExceptionNote> exceptions) {

    /// Which policies judged; empty where there is no such thing.
    public record PolicyStamp(String source, String revision, String digest) {}

    public CheckReport {
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
        exceptions = List.copyOf(exceptions);
    }

    /// With further notes.
    public CheckReport with(List<InputError> more) {
        var all = new ArrayList<>(notes);
        all.addAll(more);
        return new CheckReport(policy, versions, summary, findings, changes, errors, all, exceptions);
    }

    /// True when a finding that no exception covers weighs at least that much.
    public boolean hasFindings(Severity atLeast) {
        return findings.stream()
                .map(ReportedFinding::finding)
                .anyMatch(finding -> !finding.isExcepted() && finding.severity().compareTo(atLeast) >= 0);
    }

    /// True when everything that was asked for has been judged, and that is something.
    public boolean isComplete() {
        return errors.isEmpty() && summary.projects() > 0;
    }
}
