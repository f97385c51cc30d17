package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dry run must find on paper what the negative control shows to leak, and must offer what remedies it. */
@Tag("docker")
class CheckScenarioIT {

    private static final Path SCENARIOS = Path.of("src", "test", "scenarios");

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void copyTheFile() throws IOException {
        folder = Files.createDirectory(temporary.resolve("leaking"));
        Files.copy(SCENARIOS.resolve("LeakingHttps").resolve("compose.yaml"), folder.resolve("compose.yaml"));
    }

    private Command run(String... words) {
        return Command.runIn(folder, Map.of(), Arrays.asList(words));
    }

    private Command composure(String... words) {
        return Command.runIn(folder, Map.of(), Distribution.words(words));
    }

    @Test
    void theLeakIsOneFindingWithItsPlace() {
        var check = composure("check", "compose.yaml");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output())
                .startsWith("compose.yaml\n")
                .contains("  13:13  error  orphan-always")
                .containsOnlyOnce("orphan-always")
                .contains("\"https://tls:8443/\"]")
                .contains("remedy: init")
                .contains("1 error, 1 warning, 3 info in 2 healthchecks of 3 services in 1 file");
    }

    @Test
    void theDiffIsOneThatGitAndPatchAccept() throws IOException {
        var check = composure("check", "--diff", "compose.yaml");
        assertThat(check.exitCode()).isEqualTo(1);
        Files.writeString(folder.resolve("fix.patch"), check.output());

        run("git", "init", "-q", ".").succeeded();
        run("git", "apply", "--check", "fix.patch").succeeded();
        run("patch", "-p1", "--dry-run", "-i", "fix.patch").succeeded();
        run("patch", "-p1", "-i", "fix.patch").succeeded();
        assertThat(composure("check", "compose.yaml").exitCode()).isZero();
    }

    @Test
    void theJsonSaysTheSame() {
        var check = composure("check", "--format", "json", "compose.yaml");
        assertThat(check.exitCode()).isEqualTo(1);

        var report = json(check.output());
        assertThat(report.at("/summary/error").asInt()).isEqualTo(1);
        var errors = new ArrayList<JsonNode>();
        report.at("/findings").forEach(finding -> {
            if (finding.path("severity").asText().equals("error")) {
                errors.add(finding);
            }
        });
        assertThat(errors).hasSize(1);
        var finding = errors.getFirst();
        assertThat(List.of("rule", "service", "file", "line", "column", "chosen"))
                .extracting(key -> finding.path(key).asText())
                .containsExactly("orphan-always", "web", "compose.yaml", "13", "13", "init");
        assertThat(finding.path("diff").asText()).contains("+    init: true\n");
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + text, broken);
        }
    }
}
