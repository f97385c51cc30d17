package dev.composure.operate;

import dev.composure.policy.PolicySet;

/// Where the policies come from. It always has policies to give: the last good ones stay in force.
@FunctionalInterface
public interface PolicySource {
    PolicySet current();
}
