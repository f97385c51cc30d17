package dev.composure.operate.check;

import dev.composure.compose.ComposeEditor;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.Service;
import dev.composure.policy.Evidence;
import dev.composure.policy.Finding;
import dev.composure.policy.PolicySet;
import dev.composure.probe.Facts;
import dev.composure.remedy.Candidate;
import dev.composure.remedy.Proposal;
import dev.composure.remedy.Remedies;
import dev.composure.report.FileChange;
import dev.composure.report.ReportedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// What reports say of findings: their remedies, and what the chosen one would change.
final class FindingReports {

    private final SourceTree tree;
    private final CheckTally names;
    private final Predicate<Candidate> taken;

    FindingReports(SourceTree tree, CheckTally names, Predicate<Candidate> taken) {
        this.tree = tree;
        this.names = names;
        this.taken = taken;
    }

    ReportedFinding report(Finding finding, LoadedProject loaded, Function<Service, Facts> facts, PolicySet set) {
        var file = names.shown(finding.position().file());
        var service = loaded.project().services().get(finding.service());
        if (finding.isExcepted() || service == null) {
            return new ReportedFinding(finding, file, List.of(), List.of());
        }
        var policy = set.policyFor(loaded.project().name(), service);
        var proposals = new ArrayList<Proposal>();
        var changes = new ArrayList<FileChange>();
        for (var proposal : Remedies.propose(finding, service, loaded.project(), facts.apply(service), policy)) {
            proposals.add(
                    changes.isEmpty() && proposal instanceof Proposal.Applicable(var candidate)
                            ? written(candidate, loaded, changes)
                            : proposal);
        }
        var secrets = Evidence.hidden(service.healthcheck().writtenTest());
        return new ReportedFinding(finding, file, proposals, changes, secrets, false);
    }

    /// The candidate, with its changes added, or why the file does not take it.
    private Proposal written(Candidate candidate, LoadedProject loaded, List<FileChange> changes) {
        if (!taken.test(candidate)) {
            return new Proposal.NotApplicable(
                    candidate.kind(), candidate.why() + ", but nobody has tried whether that works there");
        }
        return switch (new ComposeEditor(tree).apply(loaded, List.of(candidate.edit()))) {
            case EditOutcome.Edited edited -> {
                changes.addAll(names.changes(loaded, edited));
                yield new Proposal.Applicable(candidate);
            }
            case EditOutcome.Refused(var why) ->
                new Proposal.NotApplicable(candidate.kind(), "the file cannot be edited so: " + why);
        };
    }
}
