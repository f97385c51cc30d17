package dev.composure.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.report.CheckReport;
import dev.composure.report.FileChange;
import dev.composure.report.ReportedFinding;
import dev.composure.report.Reports;
import dev.composure.report.json.Json;
import dev.composure.report.json.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SarifReportTest {

    private static final String WITH_PASSWORD = """
            services:
              web:
                image: web
                healthcheck:
                  test: ["CMD", "curl", "-u", "root:hunter2", "http://127.0.0.1/"]
                  timeout: 5s
              form:
                image: web
                healthcheck:
                  test: curl -u root:hunter2 http://127.0.0.1/ || exit 1
                  timeout: 5s
              list:
                image: web
                healthcheck:
                  test:
                    - CMD
                    - curl
                    - -u
                    - root:hunter2
                    - http://127.0.0.1/
                  timeout: 5s
              database:
                image: db
                healthcheck:
                  test: ["CMD", "mysqladmin", "ping", "-h", "localhost", "-phunter2"]
                  timeout: 5s
              cache:
                image: cache
                healthcheck:
                  test: redis-cli -a hunter2 ping
                  timeout: 5s
              leaking:
                image: web
                ports: ["80:80"]
                healthcheck:
                  test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://root:hunter2@127.0.0.1/"]
                  timeout: 5s
            """;

    @TempDir
    Path folder;

    static Stream<Path> goldenCases() throws IOException {
        return Reports.goldenCases();
    }

    private static JsonNode log(CheckReport report) throws JsonProcessingException {
        return Json.mapper().readTree(SarifReport.render(report, "1.2.3"));
    }

    @Test
    void everythingThatIsFoundAnywhereFitsTheOfficialSchema() throws JsonProcessingException {
        assertThat(SarifSchema.errors(log(Reports.ofAllGolden()))).isEmpty();
    }

    @Test
    void theSchemaWouldSayNo() throws JsonProcessingException {
        var log = log(Reports.ofAllGolden());
        ((ObjectNode) log.at("/runs/0/results/0")).put("level", "fatal").remove("message");

        assertThat(SarifSchema.errors(log)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void rulesAreThoseOfTheResultsAndEachResultKnowsItsOwn() throws JsonProcessingException {
        var run = log(Reports.ofAllGolden()).at("/runs/0");

        assertThat(run.at("/results"))
                .allSatisfy(result -> assertThat(run.at("/tool/driver/rules")
                                .get(result.path("ruleIndex").asInt())
                                .path("id")
                                .asText())
                        .isEqualTo(result.path("ruleId").asText()));
        assertThat(run.at("/tool/driver/version").asText()).isEqualTo("1.2.3");
        assertThat(run.at("/columnKind").asText()).isEqualTo("unicodeCodePoints");
    }

    /// Whoever applies the fix of one finding has the file that the remedy makes.
    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenCases")
    void aFixMakesTheFileOfTheRemedy(Path golden) throws JsonProcessingException {
        var report = Reports.ofGolden(golden);
        var results = log(report).at("/runs/0/results");

        for (int index = 0; index < results.size(); index++) {
            var reported = report.findings().get(index);
            for (var change : results.get(index).at("/fixes/0/artifactChanges")) {
                assertThat(applied(original(reported, change), change.path("replacements")))
                        .isEqualTo(wanted(reported, change));
            }
        }
    }

    @Test
    void mostRemediesAreFixes() throws JsonProcessingException {
        var report = Reports.ofAllGolden();
        var fixes = new ArrayList<JsonNode>();
        log(report).at("/runs/0/results").forEach(result -> result.path("fixes").forEach(fixes::add));

        assertThat(fixes).hasSizeGreaterThan(15);
        assertThat(fixes.size()).isGreaterThan((int) (0.9
                * report.findings().stream()
                        .filter(reported -> !reported.changes().isEmpty())
                        .count()));
    }

    private static FileChange changeOf(ReportedFinding reported, JsonNode change) {
        var uri = change.at("/artifactLocation/uri").asText();
        return reported.changes().stream()
                .filter(one -> one.path().equals(uri))
                .findFirst()
                .orElseThrow();
    }

    private static String original(ReportedFinding reported, JsonNode change) {
        return changeOf(reported, change).before();
    }

    private static String wanted(ReportedFinding reported, JsonNode change) {
        return changeOf(reported, change).after();
    }

    private static String applied(String before, JsonNode replacements) {
        var text = before;
        var backwards = new ArrayList<JsonNode>();
        replacements.forEach(backwards::add);
        Collections.reverse(backwards);
        for (var replacement : backwards) {
            int from = offset(text, replacement, "start");
            int to = offset(text, replacement, "end");
            text = text.substring(0, from)
                    + replacement.at("/insertedContent/text").asText()
                    + text.substring(to);
        }
        return text;
    }

    private static int offset(String text, JsonNode replacement, String edge) {
        int index = 0;
        for (int line = 1;
                line < replacement.at("/deletedRegion/" + edge + "Line").asInt();
                line++) {
            index = text.indexOf('\n', index) + 1;
        }
        return text.offsetByCodePoints(
                index, replacement.at("/deletedRegion/" + edge + "Column").asInt() - 1);
    }

    @Test
    void noReportHoldsACredentialOfACheck() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), WITH_PASSWORD);
        var report = Reports.check(folder, "compose.yaml", "");

        assertThat(report.findings().stream().filter(one -> !one.changes().isEmpty()))
                .isNotEmpty();
        assertThat(SarifReport.render(report, "1")).doesNotContain("hunter2");
        assertThat(MarkdownReport.render(report)).doesNotContain("hunter2");
        assertThat(Json.render(ReportJson.of(report))).doesNotContain("hunter2");
    }

    @Test
    void whatIsAcceptedIsSuppressedAndSaysBy() throws JsonProcessingException {
        var results = log(Reports.evil()).at("/runs/0/results");

        assertThat(results.at("/0/suppressions").isMissingNode()).isTrue();
        assertThat(results.at("/3/suppressions/0/justification").asText()).startsWith("policy exception a");
        assertThat(results.at("/4/suppressions/0/justification").asText()).isEqualTo("known from the baseline");
    }

    @Test
    void theReasonOfAnExceptionIsItsJustification() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                services:
                  web:
                    image: web
                    x-composure: {ignore: {orphan-always: "vendor image, ticket 4711"}}
                    healthcheck:
                      test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]
                """);
        var result = log(Reports.check(folder, "compose.yaml", "")).at("/runs/0/results/0");

        assertThat(result.at("/ruleId").asText()).isEqualTo("orphan-always");
        assertThat(result.at("/suppressions/0/justification").asText()).endsWith(": vendor image, ticket 4711");
    }

    @Test
    void aFingerprintStaysWhereTheLineMoves() throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), WITH_PASSWORD);
        var before = fingerprints(Reports.check(folder, "compose.yaml", ""));
        Files.writeString(folder.resolve("compose.yaml"), "# a comment\n\n" + WITH_PASSWORD);

        assertThat(fingerprints(Reports.check(folder, "compose.yaml", "")))
                .isNotEmpty()
                .isEqualTo(before);
        assertThat(new HashSet<>(before)).hasSameSizeAs(before);
    }

    private static List<String> fingerprints(CheckReport report) throws JsonProcessingException {
        var fingerprints = new ArrayList<String>();
        log(report)
                .at("/runs/0/results")
                .forEach(result -> fingerprints.add(
                        result.at("/partialFingerprints/composure~1v1").asText()));
        return fingerprints;
    }

    @Test
    void whatCouldNotBeJudgedIsANotification() throws JsonProcessingException {
        var invocation = log(Reports.evil()).at("/runs/0/invocations/0");

        assertThat(invocation.path("executionSuccessful").asBoolean()).isFalse();
        assertThat(invocation.path("toolExecutionNotifications")).hasSize(2);
    }
}
