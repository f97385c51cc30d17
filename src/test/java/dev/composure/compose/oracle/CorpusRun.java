package dev.composure.compose.oracle;

import dev.composure.compose.oracle.Verdict.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Compares every compose file of a folder with Docker Compose and prints how many healthchecks agree.
public final class CorpusRun {

    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Path> files;
    private final Duration took;

    CorpusRun(Path folder, Oracle oracle) {
        long start = System.nanoTime();
        this.files = composeFiles(folder);
        var comparison = new Comparison(folder, oracle);
        files.parallelStream().map(comparison::compare).toList().forEach(verdicts::addAll);
        this.took = Duration.ofNanos(System.nanoTime() - start);
    }

    static List<Path> composeFiles(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*\\.(ya?ml|json|stub)(\\.example|\\.j2)?"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    long count(Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    List<Verdict> differing() {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.DIFFERS)
                .toList();
    }

    /// The last line of the report.
    String summary() {
        return String.format(
                Locale.ROOT,
                "%d agree, %d differ, %d not comparable, %d files, %d seconds",
                count(Outcome.AGREES),
                count(Outcome.DIFFERS),
                count(Outcome.NOT_COMPARABLE),
                files.size(),
                took.plusMillis(500).toSeconds());
    }

    boolean isAsKnown(Map<String, String> known) {
        return differing().stream().allMatch(verdict -> known.containsKey(verdict.name()));
    }

    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]).toAbsolutePath().normalize();
        var live = LiveOracle.find();
        var recorded = Files.exists(folder.resolve("ORACLE.jsonl"));
        if (live.isEmpty() && !recorded) {
            System.out.println("not run: there is neither a docker-compose here nor an ORACLE.jsonl in " + folder);
            System.exit(2);
        }
        var run = new CorpusRun(folder, live.<Oracle>map(cli -> cli).orElseGet(() -> new RecordedOracle(folder)));
        run.print(System.out);
        System.exit(run.isAsKnown(KnownDifferences.BY_NAME) ? 0 : 1);
    }

    void print(PrintStream out) {
        differing()
                .forEach(verdict -> out.println(verdict.name() + "\n    "
                        + KnownDifferences.BY_NAME.getOrDefault(verdict.name(), "NOT ON THE LIST") + "\n    "
                        + verdict.detail()));
        out.println(summary());
    }
}
