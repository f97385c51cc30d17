package dev.composure.policy;

import dev.composure.compose.Position;
import dev.composure.probe.Hazard;

/// What a rule has to say about a service, before any policy is asked.
public record Violation(Hazard hazard, Position position, String message, String evidence) {}
