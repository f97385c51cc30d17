package dev.composure.policy;

import dev.composure.compose.Problem;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.SyntaxReader;
import dev.composure.policy.reading.DocumentReader;
import java.util.List;
import java.util.stream.Stream;

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

    /// `file` is the path that problems name.
    public static Reading read(String file, String text) {
        var source = SourceText.of(file, text);
        var documents = SyntaxReader.read(source);
        var reader = new DocumentReader(source);
        documents.roots().forEach(reader::read);
        var problems = Stream.concat(documents.problems().stream(), reader.problems().stream())
                .toList();
        if (problems.isEmpty()
                && reader.policies().isEmpty()
                && reader.exceptions().isEmpty()) {
            var start = source.position(0, 0);
            problems = List.of(new Problem(
                    start,
                    "There is no policy in this file. Begin one with `apiVersion: " + DocumentReader.API_VERSION
                            + "` and `kind: HealthcheckPolicy`."));
        }
        return new Reading(reader.policies(), reader.exceptions(), problems);
    }
}
