package dev.composure.operate.policies;

import dev.composure.report.InputError;
import java.util.List;

/// What tests of policies have come to; `errors` are what could not be run at all.
public record TestOutcome(List<Result> results, List<InputError> errors) {

    public TestOutcome {
        results = List.copyOf(results);
        errors = List.copyOf(errors);
    }

    /// One test, by its place and name; without failures it has passed.
    public record Result(String place, String name, List<String> failures) {
        public Result {
            failures = List.copyOf(failures);
        }

        public boolean isPassed() {
            return failures.isEmpty();
        }
    }

    public boolean isPassed() {
        return results.stream().allMatch(Result::isPassed);
    }
}
