package dev.composure.policy;

import dev.composure.compose.Position;
import dev.composure.probe.Hazard;

/// What a rule has to say about a service, before any policy is asked. `isCertain` is false where the facts at hand
/// leave it open; the hazard says so itself where the rule is about orphans.
public record Violation(Hazard hazard, Position position, String message, String evidence, boolean isCertain) {

    public Violation(Hazard hazard, Position position, String message, String evidence) {
        this(hazard, position, message, evidence, hazard != Hazard.POSSIBLE);
    }
}
