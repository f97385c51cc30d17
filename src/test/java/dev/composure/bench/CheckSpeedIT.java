package dev.composure.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.composure.lab.Command;
import dev.composure.lab.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `composure check` costs as a whole process, beside dclint on the same files, in turns, so that both meet the
/// same machine; and how that grows up to 10,000 files in a bounded heap. It prints a table and reports what has a bar;
/// no time decides whether it passes.
@Tag("bench")
class CheckSpeedIT {

    private static final int RUNS_OF_ONE = 15;
    private static final int RUNS_OF_MANY = 3;
    private static final int MANY = 1_000;
    private static final List<Integer> COUNTS = List.of(100, 1_000, 10_000);
    private static final Path MODULES =
            Path.of("target", "dclint", "node_modules").toAbsolutePath();
    private static final String ONE = """
            services:
              blinko:
                image: blinkospace/blinko:latest
                ports: ["1111:1111"]
                healthcheck:
                  test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://"]
            """;

    @TempDir
    Path folder;

    private static List<String> dclint(String... arguments) {
        var program = MODULES.resolve("dclint/bin/dclint.cjs").toString();
        return Stream.concat(Stream.of("node", program), Stream.of(arguments)).toList();
    }

    private static boolean hasDclint() {
        return Files.exists(MODULES.resolve("dclint"));
    }

    private static Path corpus() throws IOException {
        var corpus = Path.of(System.getenv().getOrDefault("COMPOSURE_CORPUS", "../shared/corpus"));
        assumeThat(Files.isDirectory(corpus))
                .as("not run: no corpus at " + corpus)
                .isTrue();
        return corpus.toRealPath();
    }

    @Test
    void oneFile() throws IOException {
        var file = Files.writeString(folder.resolve("compose.yaml"), ONE).toString();
        var ours = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        for (int run = 0; run < RUNS_OF_ONE; run++) {
            ours.add(timed(Distribution.words("check", file), 1));
            if (hasDclint()) {
                theirs.add(timed(dclint(file), 1));
            }
        }
        print("one file", ours, theirs);
        if (hasDclint()) {
            Figures.report(Bar.CHECK_ONE_FILE, ratio(ours, theirs));
        }
        assertThat(ours).hasSize(RUNS_OF_ONE);
    }

    @Test
    void manyFiles() throws IOException {
        var readable =
                hasDclint() ? readable() : copies(corpusFiles(), corpusFiles().size(), "some");
        var many = folder(copies(readable, MANY, "many"));
        var ours = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        for (int run = 0; run < RUNS_OF_MANY; run++) {
            ours.add(timed(Distribution.words("check", "--fail-on", "never", many), 0, 2));
            if (hasDclint()) {
                theirs.add(timed(dclint("-r", many), 0, 1));
            }
        }
        print("%,d files (%,d different ones)".formatted(MANY, readable.size()), ours, theirs);
        if (hasDclint()) {
            Figures.report(Bar.CHECK_MANY_FILES, ratio(theirs, ours));
        }
        assertThat(ours).hasSize(RUNS_OF_MANY);
    }

    @Test
    void growth() throws IOException {
        var all = corpusFiles();
        var first = Duration.ZERO;
        for (int count : COUNTS) {
            var files = folder(copies(all, count, "of-" + count));
            // Sixteen times the files in the same heap: what is kept of a file is what there is to say about it.
            var environment = Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m");
            long start = System.nanoTime();
            var run = Command.run(environment, Distribution.words("check", "--fail-on", "never", "--quiet", files));
            var time = Duration.ofNanos(System.nanoTime() - start);
            assertThat(run.exitCode())
                    .as(run.output().lines().limit(5).toList().toString())
                    .isIn(0, 2);
            first = first.isZero() ? time.dividedBy(count) : first;
            System.out.printf(
                    "%,7d files   %7.2f s   %6.2f ms a file (%.2f × the first row), heap of 256 MiB%n",
                    count,
                    time.toMillis() / 1e3,
                    time.toNanos() / 1e6 / count,
                    (double) time.dividedBy(count).toNanos() / first.toNanos());
        }
    }

    private static Duration timed(List<String> words, Integer... codes) {
        long start = System.nanoTime();
        var run = Command.run(Map.of(), words);
        var time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(run.exitCode()).as(String.join(" ", words)).isIn((Object[]) codes);
        return time;
    }

    private static void print(String work, List<Duration> ours, List<Duration> theirs) {
        var text = "check of %s: median %,d ms".formatted(work, median(ours).toMillis());
        System.out.println(
                theirs.isEmpty()
                        ? text + "; dclint is not here to be measured"
                        : text
                                + "; dclint %,d ms: %.2f × its time, %.1f × faster"
                                        .formatted(
                                                median(theirs).toMillis(), ratio(ours, theirs), ratio(theirs, ours)));
    }

    private static double ratio(List<Duration> some, List<Duration> others) {
        return (double) median(some).toNanos() / median(others).toNanos();
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static List<Path> corpusFiles() throws IOException {
        try (var files = Files.walk(corpus())) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    /// Those that dclint reads: it stops at the first that it cannot.
    private List<Path> readable() throws IOException {
        var all = folder(copies(corpusFiles(), corpusFiles().size(), "all"));
        var script = Path.of("src", "test", "bench", "dclint-reads.mjs").toString();
        return Command.run(Map.of(), List.of("node", script, MODULES.toString(), all))
                .succeeded()
                .lines()
                .map(Path::of)
                .toList();
    }

    private static String folder(List<Path> copies) {
        return copies.getFirst().resolve("../..").normalize().toString();
    }

    /// So many files, each in a folder of its own under a name that both tools look for.
    private List<Path> copies(List<Path> files, int count, String name) throws IOException {
        var copies = new ArrayList<Path>();
        for (int index = 0; index < count; index++) {
            var own = Files.createDirectories(folder.resolve(name).resolve("%05d".formatted(index)));
            copies.add(Files.copy(files.get(index % files.size()), own.resolve("compose.yaml")));
        }
        return copies;
    }
}
