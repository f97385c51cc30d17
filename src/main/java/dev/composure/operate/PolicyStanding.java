package dev.composure.operate;

import dev.composure.policy.PolicySet;
import dev.composure.reconcile.PolicyTrouble;

/// The policies in force, and what keeps newer ones from being so, if anything.
public record PolicyStanding(PolicySet inForce, PolicyTrouble trouble) {

    public static PolicyStanding good(PolicySet policies) {
        return new PolicyStanding(policies, PolicyTrouble.NONE);
    }
}
