package dev.composure.policy;

import dev.composure.compose.Position;
import dev.composure.probe.Hazard;
import dev.composure.probe.Tier;
import java.util.Comparator;

/// Something that a rule has found in a service. `message` is for the person who must act; `evidence` quotes the
/// file's own words with credentials masked; `exception` names the policy exception that covers it (or the key
/// or label of the compose file), `exceptionReason` says why; both are empty where it counts.
public record Finding(
        RuleKey rule,
        Severity severity,
        Hazard hazard,
        Tier tier,
        String project,
        String service,
        Position position,
        String message,
        String evidence,
        String exception,
        String exceptionReason)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding finding) -> finding.position().file())
            .thenComparingInt(finding -> finding.position().line())
            .thenComparingInt(finding -> finding.position().column())
            .thenComparing(Finding::service)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::project)
            .thenComparing(Finding::message);

    /// Rules quote what they found: what looks like a credential is masked.
    public Finding {
        message = Evidence.mask(message);
        exceptionReason = Evidence.mask(exceptionReason);
    }

    /// Without a reason.
    public Finding(
            RuleKey rule,
            Severity severity,
            Hazard hazard,
            Tier tier,
            String project,
            String service,
            Position position,
            String message,
            String evidence,
            String exception) {
        this(rule, severity, hazard, tier, project, service, position, message, evidence, exception, "");
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    public boolean isExcepted() {
        return !exception.isEmpty();
    }
}
