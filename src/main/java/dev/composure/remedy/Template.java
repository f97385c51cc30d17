package dev.composure.remedy;

import dev.composure.compose.HealthcheckTest;
import java.util.List;

/// A test with placeholders, to be filled for a target.
record Template(HealthcheckTest test) {

    static Template exec(String... words) {
        return new Template(new HealthcheckTest.Exec(List.of(words)));
    }

    /// True when the target decides what it asks; without, it asks the same whatever the target.
    boolean hasTarget() {
        return words().stream()
                .anyMatch(word -> List.of("{{url}}", "{{host}}", "{{port}}", "{{path}}").stream()
                        .anyMatch(word::contains));
    }

    HealthcheckTest fill(Target target, long limit) {
        return switch (test) {
            case HealthcheckTest.Exec exec ->
                new HealthcheckTest.Exec(exec.words().stream()
                        .map(word -> fill(word, target, limit))
                        .toList());
            case HealthcheckTest.Shell shell -> new HealthcheckTest.Shell(fill(shell.script(), target, limit));
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ -> test;
        };
    }

    private List<String> words() {
        return switch (test) {
            case HealthcheckTest.Exec exec -> exec.words();
            case HealthcheckTest.Shell shell -> List.of(shell.script());
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ -> List.of();
        };
    }

    private static String fill(String word, Target target, long limit) {
        return word.replace("{{url}}", target.url())
                .replace("{{host}}", target.host())
                .replace("{{port}}", String.valueOf(target.port()))
                .replace("{{path}}", target.path())
                .replace("{{limit}}", String.valueOf(limit));
    }
}
