package dev.composure.operate.notices;

import dev.composure.reconcile.Digest;
import dev.composure.reconcile.ProjectId;
import java.time.Instant;

/// Something that a person may want to know. `type` is one of `finding.found`, `finding.resolved`, `project.stalled`,
/// `project.resumed` and `remediation.ended`; `id` is the same whenever the same thing is sent again. A reminder says
/// what was told before and still is so.
public record Notice(
        String id,
        String type,
        ProjectId project,
        String subject,
        String reason,
        String message,
        boolean reminder,
        Instant at) {

    private static final int ID_LENGTH = 32;

    /// One with an id of its own.
    static Notice of(
            String type,
            ProjectId project,
            String subject,
            String reason,
            String message,
            boolean reminder,
            Instant at) {
        var id = Digest.of(String.join("\n", type, project.name(), subject, reason, message, at.toString()))
                .substring(0, ID_LENGTH);
        return new Notice(id, type, project, subject, reason, message, reminder, at);
    }
}
