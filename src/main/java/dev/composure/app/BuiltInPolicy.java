package dev.composure.app;

import dev.composure.policy.Policy;
import dev.composure.policy.PolicySet;
import java.util.List;

/// The policy in force where none is named.
final class BuiltInPolicy {
    private BuiltInPolicy() {}

    static PolicySet baseline() {
        return new PolicySet(List.of(Policy.named("baseline")), List.of(), "built-in", "", "built-in-0000000000");
    }
}
