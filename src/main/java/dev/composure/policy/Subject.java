package dev.composure.policy;

import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.probe.Facts;
import dev.composure.probe.Probe;

/// What a rule looks at: one service, its project, what is known about its container, and what its check does.
public record Subject(Project project, Service service, Facts facts, Probe probe) {}
