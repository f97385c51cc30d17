package dev.composure.web.view;

import dev.composure.reconcile.Condition;

/// A condition, with what its reason means.
public record ConditionView(
        String type, String status, String reason, String message, String since, String explanation, String tone) {

    static ConditionView of(Condition condition) {
        return new ConditionView(
                condition.type().word(),
                condition.status().word(),
                condition.reason().word(),
                condition.message(),
                Times.moment(condition.lastTransition()),
                Reasons.explain(condition.reason().word()),
                tone(condition));
    }

    private static String tone(Condition condition) {
        return switch (condition.type()) {
            case STALLED -> "bad";
            case RECONCILING -> "busy";
            case READY, POLICY_LOADED, COMPLIANT, ZOMBIES_FLAT ->
                switch (condition.status()) {
                    case TRUE -> "good";
                    case FALSE -> "bad";
                    case UNKNOWN -> "plain";
                };
        };
    }
}
