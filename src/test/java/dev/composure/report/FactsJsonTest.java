package dev.composure.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.composure.probe.ImageFacts;
import dev.composure.probe.ToolKind;
import dev.composure.probe.Versions;
import dev.composure.report.json.FactsJson;
import dev.composure.report.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsJsonTest {

    private static final Path SCHEMA = Path.of("src/main/resources/schemas/facts.schema.json");

    private static final FactsReport REPORT = new FactsReport(
            new Versions("26.1.5", ""),
            new TreeMap<>(Map.of(
                    "web",
                    new ImageFacts(
                            "sha256:1",
                            List.of("/bin"),
                            new TreeMap<>(Map.of("wget", ToolKind.BUSYBOX, "curl", ToolKind.ABSENT)),
                            List.of("/bin/bash", "-c"),
                            List.of("tini", "--"),
                            List.of("web"),
                            List.of(8080),
                            Optional.of(new ImageFacts.Check(
                                    List.of("CMD", "wget", "https://localhost/"),
                                    Duration.ofSeconds(30),
                                    Duration.ofMillis(1500),
                                    Duration.ZERO,
                                    Duration.ZERO,
                                    3)),
                            new TreeSet<>(List.of("HTTP_PROXY", "PATH"))),
                    "bare:2",
                    new ImageFacts(
                            "sha256:2",
                            List.of(),
                            new TreeMap<>(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            Optional.empty()))));

    private static List<String> breaches(String text) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA))
                .validate(text, InputFormat.JSON)
                .stream()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var text = Json.render(FactsJson.of(REPORT));

        assertThat(FactsJson.read("facts.json", text)).isEqualTo(new FactsJson.Reading.Understood(REPORT));
        assertThat(REPORT.image("web:latest")).isPresent().isEqualTo(REPORT.image("web"));
        assertThat(REPORT.image("registry:5000/web")).isEmpty();
    }

    @Test
    void whatIsWrittenKeepsTheSchema() throws IOException {
        var text = Json.render(FactsJson.of(REPORT));

        assertThat(breaches(text)).isEmpty();
        assertThat(breaches(text.replace("busybox", "buzybox"))).isNotEmpty();
        assertThat(breaches(text.replace("\"Facts\"", "\"Report\""))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"kind\": \"Facts\"}",
                "{\"apiVersion\": \"composure.dev/v1alpha1\", \"kind\": \"Facts\", \"images\": [{}]}",
                "{\"apiVersion\": \"composure.dev/v1alpha1\", \"kind\": \"Facts\", \"images\": [{\"image\": \"a\", \"tools\": {\"wget\": \"mine\"}}]}",
                "{\"apiVersion\": \"composure.dev/v1alpha1\", \"kind\": \"Facts\", \"images\": [{\"image\": \"a\", \"exposedPorts\": [\"x\"]}]}"
            })
    void whatIsNoFactsFileIsRefusedWithAReason(String text) {
        assertThat(FactsJson.read("facts.json", text))
                .isInstanceOfSatisfying(FactsJson.Reading.Refused.class, refused -> {
                    assertThat(refused.why().file()).isEqualTo("facts.json");
                    assertThat(refused.why().message()).contains("composure facts");
                });
    }

    @Test
    void fieldsOfLaterVersionsAreNoTrouble() {
        var text = Json.render(FactsJson.of(REPORT)).replaceFirst("\\{", "{\"later\": [1], ");

        assertThat(FactsJson.read("facts.json", text)).isInstanceOf(FactsJson.Reading.Understood.class);
    }
}
