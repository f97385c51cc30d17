package dev.composure.operate.notices;

import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Digest;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.RemediationStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Notices what has changed in a project since it was last looked at: a steady state is silent. What was known before
/// the start of the process is no news.
public final class NoticeChanges {

    private final ReadStatus read;
    private final Announcer announcer;
    private final InstantSource clock;
    private final Map<ProjectId, ProjectStatus> known = new HashMap<>();

    public NoticeChanges(ReadStatus read, Announcer announcer, InstantSource clock) {
        this.read = read;
        this.announcer = announcer;
        this.clock = clock;
        read.all().forEach(status -> known.put(status.project(), status));
    }

    /// The round of a project is over.
    public synchronized void ended(ProjectId project) {
        var after = read.of(project);
        if (after.isEmpty()) {
            known.remove(project);
            return;
        }
        var before = Optional.ofNullable(known.put(project, after.get()));
        findings(before, after.get());
        stalled(before, after.get());
        remediations(before, after.get());
    }

    private void findings(Optional<ProjectStatus> before, ProjectStatus after) {
        var was = findings(before.map(ProjectStatus::findings).orElse(List.of()));
        var is = findings(after.findings());
        is.forEach((key, finding) -> {
            if (!was.containsKey(key)) {
                tell("finding.found", after, key, finding.rule(), finding.message());
            }
        });
        was.forEach((key, finding) -> {
            if (!is.containsKey(key)) {
                tell("finding.resolved", after, key, finding.rule(), "it is not found any more");
            }
        });
    }

    /// One a service and rule, however often it is found.
    private static Map<String, FindingStatus> findings(List<FindingStatus> all) {
        return all.stream()
                .collect(Collectors.toMap(
                        finding -> finding.service() + "/" + finding.rule(), finding -> finding, (first, _) -> first));
    }

    private void stalled(Optional<ProjectStatus> before, ProjectStatus after) {
        var was = before.flatMap(status -> status.condition(Condition.Type.STALLED));
        var is = after.condition(Condition.Type.STALLED);
        boolean isSame = was.map(Condition::reason).equals(is.map(Condition::reason));
        if (!isSame && is.isPresent()) {
            tell(
                    "project.stalled",
                    after,
                    "",
                    is.get().reason().word(),
                    is.get().message());
        } else if (!isSame) {
            tell("project.resumed", after, "", was.orElseThrow().reason().word(), "nobody is needed any more");
        }
    }

    private void remediations(Optional<ProjectStatus> before, ProjectStatus after) {
        var ended = before.map(ProjectStatus::remediations).orElse(List.of()).stream()
                .filter(remediation -> remediation.hasEnded())
                .map(RemediationStatus::id)
                .collect(Collectors.toSet());
        after.remediations().stream()
                .filter(remediation -> remediation.hasEnded())
                .filter(remediation -> !ended.contains(remediation.id()))
                .forEach(remediation -> tell(
                        "remediation.ended",
                        after,
                        remediation.service() + "/" + remediation.remedy(),
                        remediation.outcome(),
                        remediation.message()));
    }

    private void tell(String type, ProjectStatus status, String subject, String reason, String message) {
        Instant now = clock.instant();
        var id = Digest.of(String.join(
                        "\n",
                        type,
                        status.project().name(),
                        subject,
                        reason,
                        status.observedRevision(),
                        now.toString()))
                .substring(0, 32);
        announcer.announce(new Notice(id, type, status.project(), subject, reason, message, now));
    }
}
