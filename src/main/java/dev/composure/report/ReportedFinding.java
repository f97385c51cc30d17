package dev.composure.report;

import dev.composure.policy.Finding;
import dev.composure.reconcile.Digest;
import dev.composure.remedy.Candidate;
import dev.composure.remedy.Proposal;
import java.util.List;
import java.util.Optional;

/// A finding as reports show it: the file's path for readers, every remedy with its reason, and what
/// the first that applies would change. `isBaselined`: it was there before, and does not fail.
public record ReportedFinding(
        Finding finding, String file, List<Proposal> proposals, List<FileChange> changes, boolean isBaselined) {
    private static final int FINGERPRINT_LENGTH = 32;

    public ReportedFinding(Finding finding, String file, List<Proposal> proposals, List<FileChange> changes) {
        this(finding, file, proposals, changes, false);
    }

    public ReportedFinding {
        proposals = List.copyOf(proposals);
        changes = List.copyOf(changes);
    }

    /// The same, known from a baseline.
    public ReportedFinding baselined() {
        return new ReportedFinding(finding, file, proposals, changes, true);
    }

    /// True where an exception or a baseline says that it may stay for now.
    public boolean isAccepted() {
        return isBaselined || finding.isExcepted();
    }

    /// The remedy that would be taken.
    public Optional<Candidate> chosen() {
        return proposals.stream()
                .filter(Proposal.Applicable.class::isInstance)
                .map(proposal -> ((Proposal.Applicable) proposal).candidate())
                .findFirst();
    }

    /// The same for the same finding, wherever it moves in its file.
    public String fingerprint() {
        var key = String.join("\0", finding.rule().name(), file, finding.service(), finding.evidence());
        return Digest.of(key).substring(0, FINGERPRINT_LENGTH);
    }
}
