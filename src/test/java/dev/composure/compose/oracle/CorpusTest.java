package dev.composure.compose.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real compose files against what Docker Compose reads in them.
class CorpusTest {

    private static final Path CORPUS = Path.of(Optional.ofNullable(System.getProperty("composure.corpus"))
                    .or(() -> Optional.ofNullable(System.getenv("COMPOSURE_CORPUS")))
                    .orElse("../shared/corpus"))
            .toAbsolutePath()
            .normalize();

    private static Path corpus() {
        assumeThat(CORPUS).as("not run: there is no corpus at " + CORPUS).exists();
        return CORPUS;
    }

    @Test
    void agreesWithTheRecordedAnswers() {
        var folder = corpus();
        var run = new CorpusRun(folder, new RecordedOracle(folder));

        assertThat(run.differing())
                .as(run.summary())
                .allSatisfy(verdict -> assertThat(KnownDifferences.BY_NAME).containsKey(verdict.name()));
        assertThat(KnownDifferences.BY_NAME).hasSizeLessThanOrEqualTo(10);
        assertThat(run.count(Verdict.Outcome.AGREES)).isGreaterThan(700);
    }

    @Tag("long")
    @Test
    void agreesWithTheLiveCli() {
        var folder = corpus();
        var cli = LiveOracle.find();
        assumeThat(cli).as("not run: there is no docker-compose here").isPresent();
        var run = new CorpusRun(folder, cli.orElseThrow());

        assertThat(run.isAsKnown(KnownDifferences.BY_NAME)).as(run.summary()).isTrue();
    }

    @Tag("long")
    @Test
    void everyHealthcheckCanBeEditedInEveryWayAndBack() {
        var failures = new ArrayList<String>();
        var refused = new ArrayList<String>();
        var edits = 0;
        for (var file : CorpusRun.composeFiles(corpus())) {
            var sweep = new EditSweep(new DiskSources(), Comparison.load(file)).run();
            edits += sweep.edits();
            sweep.failures().forEach(failure -> failures.add(file + " " + failure));
            sweep.refusals().forEach(refusal -> refused.add(file + " " + refusal));
        }

        assertThat(failures).isEmpty();
        assertThat(refused)
                .as("templates whose users cannot be given `init` otherwise")
                .hasSizeLessThanOrEqualTo(3);
        assertThat(edits).isGreaterThan(30_000);
    }
}
