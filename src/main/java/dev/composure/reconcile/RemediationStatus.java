package dev.composure.reconcile;

import java.time.Instant;

/// A remediation as a status carries it. `outcome` is one of `InProgress`, `Restoring`, `Proven`, `Restored`,
/// `Abandoned`; `reason` is empty unless something went wrong; `endedAt` equals `begunAt` while it is open.
public record RemediationStatus(
        String id,
        String service,
        String remedy,
        String why,
        String outcome,
        String reason,
        String message,
        Instant begunAt,
        Instant endedAt) {}
