package dev.composure.operate.notices;

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
        Instant at) {}
