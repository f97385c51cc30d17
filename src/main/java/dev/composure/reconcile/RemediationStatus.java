package dev.composure.reconcile;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/// A remediation as a status carries it. `outcome` is one of `InProgress`, `Restoring`, `Proven`, `Restored`,
/// `Abandoned`; `reason` is empty unless something went wrong; `endedAt` equals `begunAt` while it is open.
/// `probeCost` is what the healthcheck cost before, and costs since.
public record RemediationStatus(
        String id,
        String service,
        String remedy,
        String why,
        String outcome,
        String reason,
        String message,
        Instant begunAt,
        Instant endedAt,
        ProbeCosts probeCost) {

    private static final Set<String> OPEN = Set.of("InProgress", "Restoring");

    /// A status that an earlier build has kept knows no costs.
    public RemediationStatus {
        probeCost = Objects.requireNonNullElse(probeCost, ProbeCosts.UNKNOWN);
    }

    /// Where nobody knows what the probes cost.
    public RemediationStatus(
            String id,
            String service,
            String remedy,
            String why,
            String outcome,
            String reason,
            String message,
            Instant begunAt,
            Instant endedAt) {
        this(id, service, remedy, why, outcome, reason, message, begunAt, endedAt, ProbeCosts.UNKNOWN);
    }

    public static RemediationStatus of(Remediation remediation) {
        var outcome = remediation.verdict().getClass().getSimpleName();
        return new RemediationStatus(
                remediation.id(),
                remediation.service(),
                remediation.remedy().word(),
                remediation.why(),
                outcome,
                reason(remediation.verdict()),
                message(remediation.verdict()),
                remediation.begunAt(),
                remediation.endedAt().orElse(remediation.begunAt()),
                remediation.cost());
    }

    /// (A name that no JSON mapper takes for a field.)
    public boolean hasEnded() {
        return !OPEN.contains(outcome);
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.InProgress _, Verdict.Proven _ -> "";
            case Verdict.Written _ -> Reason.PENDING_DEPLOY.word();
            case Verdict.Restoring restoring -> restoring.reason().word();
            case Verdict.Restored restored -> restored.reason().word();
            case Verdict.Abandoned abandoned -> abandoned.reason().word();
        };
    }

    private static String message(Verdict verdict) {
        return switch (verdict) {
            case Verdict.InProgress _ -> "under way";
            case Verdict.Proven proven -> proven.message();
            case Verdict.Written written -> written.message();
            case Verdict.Restoring restoring -> restoring.message();
            case Verdict.Restored restored -> restored.message();
            case Verdict.Abandoned abandoned -> abandoned.message();
        };
    }
}
