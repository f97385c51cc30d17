package dev.composure.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.composure.report.json.Json;
import dev.composure.report.json.KnownFindingsJson;
import dev.composure.report.json.PlanJson;
import dev.composure.report.json.ReportJson;
import dev.composure.report.json.ZombieReportJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is printed fits the schemas that are published, and they name all of it.
class SchemasTest {

    static Stream<String> documents() {
        var plan = new PlanJson();
        plan.add("shop", "enforce", 2, PlanTextTest.HELD);
        var golden = Reports.ofAllGolden();
        return Stream.of(
                Json.render(ReportJson.of(golden)),
                Json.render(ReportJson.of(Reports.evil())),
                KnownFindingsJson.render(KnownFindings.EMPTY.renewed(golden, _ -> false)),
                Json.render(ZombieReportJson.of(ZombieReportTest.REPORT)),
                plan.render());
    }

    private static String schema(JsonNode document) {
        var name = "/schemas/" + document.path("kind").asText() + ".schema.json";
        try (var stream = Json.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new AssertionError("no " + name + " is published");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> errors(JsonNode document) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(document))
                .validate(document)
                .stream()
                .map(Error::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatIsPrintedFits(String text) throws JsonProcessingException {
        assertThat(errors(Json.mapper().readTree(text))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatIsMissingDoesNot(String text) throws JsonProcessingException {
        var document = (ObjectNode) Json.mapper().readTree(text);
        document.fieldNames().forEachRemaining(field -> {
            if (!field.equals("kind")) {
                assertThat(errors(document.deepCopy().without(List.of(field))))
                        .as(field)
                        .isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyFieldIsDescribed(String text) throws JsonProcessingException {
        var document = Json.mapper().readTree(text);
        var described = allNames(Json.mapper().readTree(schema(document)), new TreeSet<>());

        assertThat(described).containsAll(allNames(document, new TreeSet<>()));
    }

    private static Set<String> allNames(JsonNode node, Set<String> names) {
        node.properties().forEach(field -> names.add(field.getKey()));
        node.forEach(child -> allNames(child, names));
        return names;
    }
}
