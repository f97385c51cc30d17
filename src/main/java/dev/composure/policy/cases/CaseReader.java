package dev.composure.policy.cases;

import dev.composure.compose.Problem;
import dev.composure.policy.reading.DocumentReader;
import java.util.List;

/// Reads files of tests (`*.test.yaml`): several YAML documents each.
public final class CaseReader {
    private CaseReader() {}

    /// What was read; with problems, none of it may be relied on.
    public record Reading(List<PolicyCase> cases, List<Problem> problems) {
        public Reading {
            cases = List.copyOf(cases);
            problems = List.copyOf(problems);
        }
    }

    /// `file` is the path that problems name.
    public static Reading read(String file, String text) {
        return DocumentReader.cases(file, text);
    }
}
