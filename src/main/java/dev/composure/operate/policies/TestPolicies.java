package dev.composure.operate.policies;

import dev.composure.compose.SourceReader;
import dev.composure.compose.UnreadableSource;
import dev.composure.operate.PolicyLoad;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.PolicyTexts;
import dev.composure.policy.cases.CaseReader;
import dev.composure.policy.cases.PolicyCase;
import dev.composure.report.InputError;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// Runs the tests of policies, with the judge that judges everything else.
public final class TestPolicies {

    private final Function<String, List<String>> testFiles;
    private final SourceReader reader;
    private final PolicyLoader policies;
    private final InstantSource clock;

    /// `testFiles` gives the files of tests at a path: the file, or those of a folder.
    public TestPolicies(
            Function<String, List<String>> testFiles, SourceReader reader, PolicyLoader policies, InstantSource clock) {
        this.testFiles = testFiles;
        this.reader = reader;
        this.policies = policies;
        this.clock = clock;
    }

    public TestOutcome test(List<String> paths) {
        var results = new ArrayList<TestOutcome.Result>();
        var errors = new ArrayList<InputError>();
        for (var path : paths) {
            try {
                var files = testFiles.apply(path);
                if (files.isEmpty()) {
                    errors.add(InputError.of(
                            path, "There is no test of policies here. Tests are files called NAME.test.yaml."));
                }
                files.forEach(file -> test(file, results, errors));
            } catch (UnreadableSource unreadable) {
                errors.add(InputError.of(path, String.valueOf(unreadable.getMessage())));
            }
        }
        return new TestOutcome(results, errors);
    }

    private void test(String file, List<TestOutcome.Result> results, List<InputError> errors) {
        var reading = CaseReader.read(file, text(file));
        reading.problems().stream().map(InputError::at).forEach(errors::add);
        if (reading.problems().isEmpty()) {
            reading.cases().forEach(one -> test(file, one, results, errors));
        }
    }

    private String text(String file) {
        return reader.read(file)
                .orElseThrow(() -> new UnreadableSource("There is no such file: " + file + ". Check the path."));
    }

    private void test(String file, PolicyCase one, List<TestOutcome.Result> results, List<InputError> errors) {
        switch (load(file, one)) {
            case PolicyLoad.Refused refused ->
                refused.errors().stream()
                        .filter(error -> !errors.contains(error))
                        .forEach(errors::add);
            case PolicyLoad.Loaded loaded -> {
                InstantSource now = one.today()
                        .map(day -> InstantSource.fixed(
                                day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                        .orElse(clock);
                var failures = new CaseRun(one, loaded, now).failures();
                results.add(new TestOutcome.Result(one.position().toString(), one.name(), failures));
            }
        }
    }

    private PolicyLoad load(String file, PolicyCase one) {
        var folder = Path.of(file).resolveSibling("").normalize();
        if (one.policies().isEmpty()) {
            return policies.load(folder.toString());
        }
        if (one.policies().equals(List.of("built-in"))) {
            return policies.load("built-in");
        }
        var texts = new TreeMap<String, String>();
        for (var name : one.policies()) {
            var path = folder.resolve(name).normalize().toString();
            texts.put(path, text(path));
        }
        return new PolicyTexts(folder.toString(), "", texts).load();
    }
}
