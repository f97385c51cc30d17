package dev.composure.report;

import dev.composure.policy.Evidence;
import dev.composure.policy.Finding;
import dev.composure.reconcile.Digest;
import dev.composure.remedy.Candidate;
import dev.composure.remedy.Proposal;
import java.util.List;
import java.util.Optional;

/// A finding as reports show it: the file's path for readers, every remedy with its reason, and what the first that
/// applies would change. `isBaselined`: it was there before, and does not fail. `secrets` are credentials that the
/// check holds; they are here so that they can be kept out.
public record ReportedFinding(
        Finding finding,
        String file,
        List<Proposal> proposals,
        List<FileChange> changes,
        List<String> secrets,
        boolean isBaselined) {
    private static final int FINGERPRINT_LENGTH = 32;

    public ReportedFinding(Finding finding, String file, List<Proposal> proposals, List<FileChange> changes) {
        this(finding, file, proposals, changes, List.of(), false);
    }

    public ReportedFinding {
        proposals = List.copyOf(proposals);
        changes = List.copyOf(changes);
        secrets = List.copyOf(secrets);
    }

    /// The same, known from a baseline.
    public ReportedFinding baselined() {
        return new ReportedFinding(finding, file, proposals, changes, secrets, true);
    }

    /// What the remedy changes, as far as it may leave the machine: changed lines only, without credentials.
    public String maskedDiff() {
        var diff = UnifiedDiff.renderMasked(changes);
        for (var secret : secrets) {
            diff = diff.replace(secret, Evidence.MASK);
        }
        return diff;
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
