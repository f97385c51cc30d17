package dev.composure.corpus;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import dev.composure.files.DiskSources;
import dev.composure.policy.Finding;
import dev.composure.policy.Judge;
import dev.composure.policy.PolicyReader;
import dev.composure.policy.PolicySet;
import dev.composure.probe.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Real compose files, each judged by itself with the built-in policy.
record Corpus(Path folder, List<Judged> files) {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    /// One file and what is found in it.
    record Judged(String file, LoadedProject loaded, List<Finding> findings) {}

    /// The corpus; without one the test is not run.
    static Corpus read() {
        var folder = Path.of(Optional.ofNullable(System.getProperty("composure.corpus"))
                        .or(() -> Optional.ofNullable(System.getenv("COMPOSURE_CORPUS")))
                        .orElse("../shared/corpus"))
                .toAbsolutePath()
                .normalize();
        assumeThat(folder).as("not run: there is no corpus at " + folder).exists();
        var policies = policies();
        return new Corpus(
                folder,
                composeFiles(folder).parallelStream()
                        .map(file -> judged(folder, file, policies))
                        .toList());
    }

    static PolicySet policies() {
        try {
            var path = Path.of("config/policies/baseline.yaml");
            var reading = PolicyReader.read(path.toString(), Files.readString(path));
            return new PolicySet(reading.policies(), reading.exceptions(), "corpus", "", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Finding> judge(LoadedProject loaded, PolicySet policies) {
        return Judge.judge(loaded.project(), Facts::ofText, policies, NOW);
    }

    private static Judged judged(Path folder, Path file, PolicySet policies) {
        var path = file.toString();
        var input = new ProjectInput(
                "", path.substring(0, path.lastIndexOf('/')), List.of(path), List.of(), new TreeMap<>());
        var loaded = new ComposeLoader(new DiskSources()).load(input);
        return new Judged(folder.relativize(file).toString(), loaded, judge(loaded, policies));
    }

    private static List<Path> composeFiles(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*\\.(ya?ml|json|stub)(\\.example|\\.j2)?"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
