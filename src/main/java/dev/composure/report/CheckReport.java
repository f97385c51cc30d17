package dev.composure.report;

import dev.composure.policy.Severity;
import dev.composure.policy.excuses.ExceptionNote;
import dev.composure.probe.Versions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The result of a check, and the versions of the engine and of compose that it was judged for. Everything in it is
/// sorted, and paths are as their reader knows them. `files` are those that were read; `fixed` is what a baseline still
/// lists and is found no more; `exceptions` are those of the policy that somebody should look at.
public record CheckReport(
        PolicyStamp policy,
        Versions versions,
        Summary summary,
        List<ReportedFinding> findings,
        List<FileChange> changes,
        List<InputError> errors,
        List<InputError> notes,
        SortedSet<String> files,
        List<KnownFindings.Entry> fixed,
        List<ExceptionNote> exceptions) {

    /// Which policies judged; empty where there is no such thing.
    public record PolicyStamp(String source, String revision, String digest) {}

    public CheckReport {
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
        fixed = List.copyOf(fixed);
        exceptions = List.copyOf(exceptions);
    }

    /// With further notes.
    public CheckReport with(List<InputError> more) {
        var all = new ArrayList<>(notes);
        all.addAll(more);
        return new CheckReport(policy, versions, summary, findings, changes, errors, all, files, fixed, exceptions);
    }

    /// With further errors.
    public CheckReport withErrors(List<InputError> more) {
        var all = new ArrayList<>(errors);
        all.addAll(more);
        return new CheckReport(
                policy,
                versions,
                summary.unreadable(summary.unreadable() + more.size()),
                findings,
                changes,
                all,
                notes,
                files,
                fixed,
                exceptions);
    }

    /// With what a baseline says of its findings.
    CheckReport compared(List<ReportedFinding> marked, List<KnownFindings.Entry> gone) {
        var counted = summary.with(marked, gone.size());
        return new CheckReport(policy, versions, counted, marked, changes, errors, notes, files, gone, exceptions);
    }

    /// True when a finding that is not accepted weighs at least that much.
    public boolean hasFindings(Severity atLeast) {
        return findings.stream()
                .anyMatch(reported ->
                        !reported.isAccepted() && reported.finding().severity().compareTo(atLeast) >= 0);
    }

    /// True when everything that was asked for has been judged, and that is something.
    public boolean isComplete() {
        return errors.isEmpty() && summary.projects() > 0;
    }
}
