package dev.composure.policy;

import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.probe.Facts;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// The one evaluator: of the command line, the operator and the policy tests alike.
public final class Judge {
    private Judge() {}

    /// What the policies find in a project, sorted by place. `now` decides which exceptions are in force.
    public static List<Finding> judge(
            Project project, Function<Service, Facts> facts, PolicySet policies, Instant now) {
        return List.of();
    }
}
