package dev.composure.policy;

import dev.composure.compose.Position;
import dev.composure.compose.Problem;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.SyntaxReader;
import dev.composure.policy.precedence.Precedence;
import dev.composure.policy.reading.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
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

    /// Several files as the one set that they are; the keys are the paths that problems name.
    public static Reading readAll(SortedMap<String, String> texts) {
        var policies = new ArrayList<Policy>();
        var exceptions = new ArrayList<PolicyException>();
        var problems = new ArrayList<Problem>();
        texts.forEach((file, text) -> {
            var reading = read(file, text);
            problems.addAll(reading.problems());
            reading.policies().forEach(policy -> named(policy.name(), policy.position(), policies, problems));
            reading.exceptions().forEach(one -> excepted(one.name(), one.position(), exceptions, problems));
            policies.addAll(reading.policies());
            exceptions.addAll(reading.exceptions());
        });
        if (problems.isEmpty()) {
            problems.addAll(Precedence.problems(policies));
        }
        return new Reading(policies, exceptions, problems);
    }

    private static void named(String name, Position position, List<Policy> before, List<Problem> problems) {
        before.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .ifPresent(policy -> problems.add(new Problem(position, twice("policy", name, policy.position()))));
    }

    private static void excepted(String name, Position position, List<PolicyException> before, List<Problem> problems) {
        before.stream()
                .filter(exception -> exception.name().equals(name))
                .findFirst()
                .ifPresent(one -> problems.add(new Problem(position, twice("exception", name, one.position()))));
    }

    private static String twice(String what, String name, Position first) {
        return "There is another %s `%s` at %s. Give one of them another name.".formatted(what, name, first);
    }
}
