package dev.composure.operate.waking;

import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ProjectId;
import java.time.Instant;

/// Something happened to a container of a project; what, a look at it tells.
public record EngineEvent(Instant at, ProjectId project, ContainerId container) {}
