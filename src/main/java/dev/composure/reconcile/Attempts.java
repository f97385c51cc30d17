package dev.composure.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was tried on a service before, by the journal alone.
record Attempts(Observed seen, String service) {

    private static final Duration LONGEST_REST = Duration.ofHours(24);
    private static final int PUT_BACK_TO_GIVE_WAY = 2;

    /// The attempts on this very file under this very policy that did not work.
    List<Remediation> failures() {
        return onThisFile().stream()
                .filter(remediation -> remediation.verdict() instanceof Verdict.Restored && !wasTakenBack(remediation))
                .filter(remediation ->
                        remediation.policyRevision().equals(seen.policies().digest()))
                .toList();
    }

    /// A person had Composure put this very file back: it means it.
    boolean wasRolledBack() {
        return onThisFile().stream().anyMatch(Rollback::wasByHand);
    }

    private List<Remediation> onThisFile() {
        return seen.remediations().stream()
                .filter(remediation -> remediation.service().equals(service))
                .filter(remediation -> remediation.files().stream()
                        .allMatch(file ->
                                file.digestBefore().equals(seen.fileDigests().get(file.path()))))
                .toList();
    }

    /// When the next may be begun: the policy's rest after the first failure, twice as long after each further one.
    Optional<Instant> restsUntil(Duration cooldown) {
        var failures = failures();
        return failures.stream()
                .flatMap(failure -> failure.endedAt().stream())
                .max(Instant::compareTo)
                .map(last -> last.plus(new BackOff(cooldown, LONGEST_REST).after(failures.size())));
    }

    /// Somebody has put the file back to what it was before the same remedy, more than once: he means it.
    boolean isContested(String candidate) {
        return onThisFile().stream()
                        .filter(remediation -> remediation.candidate().equals(candidate))
                        .filter(remediation -> remediation
                                .policyRevision()
                                .equals(seen.policies().digest()))
                        .filter(Attempts::wasTakenBack)
                        .count()
                >= PUT_BACK_TO_GIVE_WAY;
    }

    private static boolean wasTakenBack(Remediation remediation) {
        return switch (remediation.verdict()) {
            case Verdict.Proven _, Verdict.Written _, Verdict.Abandoned _ -> true;
            case Verdict.Restored restored -> restored.reason() == Reason.SOURCE_CHANGED;
            case Verdict.InProgress _, Verdict.Restoring _ -> false;
        };
    }
}
