package dev.composure.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.composure.files.DiskSources;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.check.CheckProject;
import dev.composure.operate.check.CheckRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How fast real compose files are read and judged in one process, and how that grows with their number. It prints a
 * table; no time decides whether it passes.
 */
@Tag("bench")
class CorpusSpeedTest {

    private static final List<Integer> COUNTS = List.of(100, 1_000, 10_000);

    private record Run(int files, long bytes, Duration time) {
        String row(Run hundred) {
            double seconds = time.toNanos() / 1e9;
            double each = seconds / files;
            double eachOfHundred = hundred.time().toNanos() / 1e9 / hundred.files();
            return "%,8d files   %7.2f s   %,8.0f files/s   %6.2f MB/s   %5.2f × the time per file of the first row"
                    .formatted(files, seconds, files / seconds, bytes / seconds / 1e6, each / eachOfHundred);
        }
    }

    @Test
    void readingAndJudging() throws IOException {
        var corpus = Path.of(System.getenv().getOrDefault("COMPOSURE_CORPUS", "../shared/corpus"));
        assumeThat(Files.isDirectory(corpus))
                .as("not run: no corpus at " + corpus)
                .isTrue();
        var files = composeFiles(corpus.toRealPath());
        run(files, 1_000);
        var runs = COUNTS.stream().map(count -> run(files, count)).toList();
        runs.forEach(run -> System.out.println(run.row(runs.getFirst())));
        assertThat(runs).allSatisfy(run -> assertThat(run.bytes()).isPositive());
    }

    private static List<Path> composeFiles(Path corpus) throws IOException {
        try (var entries = Files.walk(corpus)) {
            return entries.filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .toList();
        }
    }

    private static Run run(List<Path> corpus, int count) {
        var paths = new ArrayList<String>();
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            var file = corpus.get(i % corpus.size());
            paths.add(file.toString());
            bytes += size(file);
        }
        var useCase = new CheckProject(new DiskSources(), new PolicyFiles(Path.of("/")), InstantSource.system());
        long start = System.nanoTime();
        for (String path : paths) {
            useCase.check(
                    new CheckRequest("/", List.of(path), List.of(), "", "", List.of(), List.of(), new TreeMap<>()));
        }
        return new Run(count, bytes, Duration.ofNanos(System.nanoTime() - start));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
