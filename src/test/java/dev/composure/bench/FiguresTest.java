package dev.composure.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    @TempDir
    Path folder;

    @Test
    void everyBarIsInTheTableAlsoWhereNothingWasMeasured() throws IOException {
        var figures = new Figures(folder, InstantSource.fixed(Instant.parse("2026-11-27T05:00:00Z")));
        figures.add(Bar.CHECK_MANY_FILES, 17.25);
        figures.add(Bar.OPERATOR_MEMORY, 161);

        var table = Files.readString(folder.resolve("bench.txt"));
        assertThat(table.lines()).hasSize(Bar.values().length + 1);
        assertThat(table)
                .startsWith("2026-11-27T05:00:00Z, ")
                .containsPattern("1,000 files, beside dclint +at least 15 × faster +17\\.25 × faster\n")
                .containsPattern("resident +at most 160 MiB +161 MiB   FALLS SHORT\n")
                .containsPattern("beside ps +at least 3 × faster +not measured\n");
    }

    @Test
    void theFileHasThemForPrograms() throws IOException {
        var figures = new Figures(folder, InstantSource.fixed(Instant.EPOCH));
        figures.add(Bar.CHECK_ONE_FILE, 0.66);
        figures.add(Bar.CHECK_ONE_FILE, 0.5);

        var json =
                new JsonMapper().readTree(folder.resolve("bench.json").toFile()).path("figures");
        assertThat(json.size()).isEqualTo(Bar.values().length);
        assertThat(json.path("check-one-file").path("figure").asDouble()).isEqualTo(0.5);
        assertThat(json.path("check-one-file").path("met").asBoolean()).isTrue();
        assertThat(json.path("proc-beside-c").path("figure").isNull()).isTrue();
    }
}
