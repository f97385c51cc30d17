package dev.composure.reconcile;

import java.time.Instant;

/// One condition of a project, in the Kubernetes manner. `lastTransition` moves only when `status` does.
public record Condition(
        Type type, Status status, Reason reason, String message, Instant lastTransition, String observedRevision) {

    /// The fixed set. `RECONCILING` and `STALLED` are there only while true.
    public enum Type {
        READY("Ready"),
        POLICY_LOADED("PolicyLoaded"),
        COMPLIANT("Compliant"),
        ZOMBIES_FLAT("ZombiesFlat"),
        RECONCILING("Reconciling"),
        STALLED("Stalled");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public enum Status {
        TRUE("True"),
        FALSE("False"),
        UNKNOWN("Unknown");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
