package dev.composure.compose.yaml;

import dev.composure.compose.Problem;

/// Ends the reading of a file that is no YAML.
final class BrokenYaml extends RuntimeException {

    private final transient Problem problem;

    BrokenYaml(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
