package dev.composure.policy;

import dev.composure.compose.Problem;
import java.util.List;

/// Reads policy files: several YAML documents each.
public final class PolicyReader {
    private PolicyReader() {}

    /// What was read. With problems, nothing of it may be put in force.
    public record Reading(List<Policy> policies, List<PolicyException> exceptions, List<Problem> problems) {
        public Reading {
            policies = List.copyOf(policies);
            exceptions = List.copyOf(exceptions);
            problems = List.copyOf(problems);
        }
    }

    public static Reading read(String file, String text) {
        return new Reading(List.of(), List.of(), List.of());
    }
}
