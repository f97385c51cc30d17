package dev.composure.operate.notices;

import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Digest;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.RemediationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What there is to say of a project as it is, by key: one for each rule that a service breaks, one while a person is
/// needed, one for each remediation that has ended.
final class Sayings {

    static final String FINDING = "finding/";
    static final String STALLED = "stalled";
    static final String REMEDIATION = "remediation/";

    private static final Duration NEWS = Duration.ofDays(1);

    private static final Set<Reason> IN_MOTION = EnumSet.of(
            Reason.REMEDIATING, Reason.RESTORING, Reason.SAMPLING, Reason.TRYING_REMEDIES, Reason.FOREIGN_ACTIVITY);

    private Sayings() {}

    /// `digest` tells whether it is what was told before. What is urgent is told again while it lasts; what is old is
    /// not told at all.
    record Saying(
            String type,
            String subject,
            String digest,
            String reason,
            String message,
            boolean isUrgent,
            boolean isOld) {}

    static SortedMap<String, Saying> of(ProjectStatus status, Instant now) {
        var sayings = new TreeMap<String, Saying>();
        findings(status).forEach((subject, finding) -> sayings.put(FINDING + subject, finding));
        status.condition(Condition.Type.STALLED).ifPresent(stalled -> sayings.put(STALLED, of(stalled)));
        status.remediations().stream()
                .filter(RemediationStatus::hasEnded)
                .forEach(remediation -> sayings.put(REMEDIATION + remediation.id(), of(remediation, now)));
        return sayings;
    }

    /// Something is done to it at this moment, or it is looked at what came of that.
    static boolean isInMotion(ProjectStatus status) {
        return status.condition(Condition.Type.RECONCILING)
                .filter(reconciling -> IN_MOTION.contains(reconciling.reason()))
                .isPresent();
    }

    private static SortedMap<String, Saying> findings(ProjectStatus status) {
        return status.findings().stream()
                .filter(FindingStatus::counts)
                .sorted(Comparator.comparing(FindingStatus::message))
                .collect(Collectors.toMap(
                        finding -> finding.service() + "/" + finding.rule(), Sayings::of, Sayings::both, TreeMap::new));
    }

    private static Saying of(FindingStatus finding) {
        return new Saying(
                "finding.found",
                finding.service() + "/" + finding.rule(),
                Digest.of(finding.severity() + finding.message()),
                finding.rule(),
                finding.message(),
                finding.severity().equals("error"),
                false);
    }

    /// Twice the same rule in a service is one thing to say, by the first of its messages.
    private static Saying both(Saying one, Saying other) {
        return new Saying(
                one.type,
                one.subject,
                one.digest.equals(other.digest) ? one.digest : Digest.of(one.digest + other.digest),
                one.reason,
                one.message,
                one.isUrgent || other.isUrgent,
                false);
    }

    private static Saying of(Condition stalled) {
        var reason = stalled.reason().word();
        return new Saying("project.stalled", "", reason, reason, stalled.message(), true, false);
    }

    private static Saying of(RemediationStatus remediation, Instant now) {
        return new Saying(
                "remediation.ended",
                remediation.service() + "/" + remediation.remedy(),
                remediation.outcome(),
                remediation.outcome(),
                remediation.message(),
                false,
                remediation.endedAt().isBefore(now.minus(NEWS)));
    }
}
