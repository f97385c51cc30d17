package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The image of `make image`, by itself.
@Tag("docker")
@Tag("long")
class ImageIT {

    private static final long MOST_BYTES = 250_000_000;

    private static TestEngine engine;
    private static String image;

    @TempDir
    Path folder;

    @BeforeAll
    static void build() {
        engine = TestEngine.required();
        image = Shipped.image(engine);
    }

    private static JsonNode inspected() throws IOException {
        return new JsonMapper()
                .readTree(engine.docker("image", "inspect", image).succeeded())
                .path(0);
    }

    @Test
    void itIsSmallAndNobodyInParticular() throws IOException {
        var inspected = inspected();

        assertThat(inspected.path("Size").asLong()).isBetween(1L, MOST_BYTES);
        assertThat(inspected.at("/Config/User").asText()).isEqualTo("65532:65532");
        assertThat(inspected.at("/Config/Entrypoint/0").asText()).endsWith("/java");
        var labels = inspected.at("/Config/Labels");
        for (var label : List.of("title", "description", "licenses", "version", "revision", "created")) {
            assertThat(labels.path("org.opencontainers.image." + label).asText())
                    .as(label)
                    .isNotBlank();
        }
    }

    private Command inside(String... words) {
        var all = new ArrayList<>(List.of("run", "--rm", "--network=none", "--read-only", "--entrypoint=composure"));
        all.addAll(List.of("--user=0:0", "--volume", folder + ":/src:ro", "--workdir", "/src", image));
        all.addAll(List.of(words));
        return engine.docker(all.toArray(String[]::new));
    }

    @Test
    void itJudgesFilesInCi() throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("compose.yaml");
        var leaking = """
                services:
                  web:
                    image: web
                    healthcheck: {test: [CMD, busybox, wget, -q, -O, /dev/null, "https://127.0.0.1/"]}
                """;
        Files.writeString(file, leaking);
        var found = inside("check", "--format", "github", ".");
        assertThat(found.exitCode()).as(found.output()).isEqualTo(1);
        assertThat(found.output()).contains("orphan-always");

        Files.writeString(file, leaking + "    init: true\n");
        inside("check", "--quiet", ".").succeeded();
    }

    /// The check of the image itself and of our own compose file, with nothing off in the policy.
    @Test
    void ourOwnJudgeFindsNothingInItsCheck() throws IOException {
        var environment = Map.of("DOCKER_HOST", engine.host(), "DOCKER_GID", "0", "POLICIES", folder.toString());
        var facts = folder.resolve("facts.json").toString();
        Command.run(environment, Distribution.words("facts", image, "-o", facts))
                .succeeded();
        for (var files : List.of(
                List.of("-f", "config/compose.yaml"),
                List.of("-f", "config/compose.yaml", "-f", "config/compose.operator.yaml"))) {
            var words = new ArrayList<>(Distribution.words("check", "--facts", facts, "--format", "json"));
            words.addAll(files);
            var report =
                    new JsonMapper().readTree(Command.run(environment, words).succeeded());
            assertThat(report.at("/summary/healthchecks").asInt())
                    .as(report.toPrettyString())
                    .isEqualTo(1);
            assertThat(report.path("findings")).as(report.toPrettyString()).isEmpty();
        }
    }
}
