package dev.composure.reconcile;

/// Why the policies in force are not those that the source has now; `reason` is [Reason#POLICY_LOADED] where they are.
public record PolicyTrouble(Reason reason, String message) {
    public static final PolicyTrouble NONE = new PolicyTrouble(Reason.POLICY_LOADED, "");

    public boolean isThere() {
        return reason != Reason.POLICY_LOADED;
    }
}
