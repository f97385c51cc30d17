package dev.composure.operate;

import dev.composure.compose.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// Policies could not be read; nothing of them is in force. Each problem says where, what, and the way out.
public final class InvalidPolicy extends RuntimeException {

    private final List<Problem> problems;

    public InvalidPolicy(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.position() + ": " + problem.message())
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
