package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.report.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFindingsTest {

    private static final String LEAKING = """
            services:
              %s:
                image: blinko
                healthcheck:
                  test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://"]
            """;
    private static final String SOUND = "services: {web: {image: web}}\n";

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = temporary.toRealPath();
        write("a/compose.yaml", LEAKING.formatted("a"));
        write("b/compose.yaml", LEAKING.formatted("b"));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CommandRun check(String... arguments) {
        var words = new String[arguments.length + 1];
        words[0] = "check";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return CommandRun.in(folder, words);
    }

    private JsonNode file(String name) throws IOException {
        return Json.mapper().readTree(Files.readString(folder.resolve(name)));
    }

    private static JsonNode json(CommandRun run) throws JsonProcessingException {
        return Json.mapper().readTree(run.out());
    }

    @Test
    void whatIsWrittenIsKnownFromThenOn() throws IOException {
        assertThat(check().code()).isEqualTo(1);
        var writing = check("--write-baseline", "known/b.json");
        assertThat(writing.code()).isZero();
        assertThat(writing.out())
                .contains("known from the baseline; remedy: init")
                .contains("nothing new, 2 known");

        var run = check("--baseline", "known/b.json", "--format", "json");

        assertThat(run.code()).isZero();
        assertThat(json(run).at("/findings/0/baselined").asBoolean()).isTrue();
        assertThat(json(run).at("/summary/error").asInt()).isZero();
        assertThat(json(run).at("/summary/baselined").asInt()).isEqualTo(2);
        assertThat(file("known/b.json").at("/findings/0").toString())
                .isEqualTo("{\"file\":\"a/compose.yaml\",\"service\":\"a\",\"rule\":\"orphan-always\","
                        + "\"evidence\":\"[\\\"CMD\\\", \\\"wget\\\", \\\"-q\\\", \\\"-O\\\", \\\"/dev/null\\\","
                        + " \\\"https://\\\"]\"}");
    }

    @Test
    void aMovedFindingIsKnownAndANewOneFails() throws IOException {
        check("--write-baseline", "b.json");
        write("a/compose.yaml", "# moved\n" + LEAKING.formatted("a"));
        assertThat(check("--baseline", "b.json").code()).isZero();

        write("a/compose.yaml", LEAKING.formatted("a") + LEAKING.formatted("c").replace("services:\n", ""));
        var run = check("--baseline", "b.json", "--format", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(json(run).at("/summary/error").asInt()).isEqualTo(1);
    }

    @Test
    void anotherCheckOfTheSameServiceIsNew() throws IOException {
        check("--write-baseline", "b.json");
        write("a/compose.yaml", LEAKING.formatted("a").replace("https://", "https://x"));

        assertThat(check("--baseline", "b.json").code()).isEqualTo(1);
    }

    @Test
    void whatIsFixedIsToldUntilTheBaselineShrinks() throws IOException {
        check("--write-baseline", "b.json");
        write("a/compose.yaml", SOUND);
        Files.delete(folder.resolve("b/compose.yaml"));
        write("b/other.compose.yaml", SOUND);

        var run = check("--baseline", "b.json", "a");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("2 findings of the baseline no more found")
                .contains("a/compose.yaml  a  orphan-always")
                .contains("b/compose.yaml  b  orphan-always");
        assertThat(json(check("--baseline", "b.json", "--format", "json", "a"))
                        .at("/fixed/0/rule")
                        .asText())
                .isEqualTo("orphan-always");

        assertThat(check("--baseline", "b.json", "--write-baseline", "b.json", "a")
                        .out())
                .doesNotContain("no more found");
        assertThat(file("b.json").at("/findings")).isEmpty();
    }

    @Test
    void aCheckOfOneFolderSaysNothingOfTheOthersAndKeepsThem() throws IOException {
        check("--write-baseline", "b.json");

        var run = check("--baseline", "b.json", "--write-baseline", "b.json", "a");

        assertThat(run.out()).doesNotContain("no more found");
        assertThat(file("b.json").at("/findings").findValuesAsText("file"))
                .containsExactly("a/compose.yaml", "b/compose.yaml");
    }

    @Test
    void aFileThatIsNotUnderstoodIsNotFixed() throws IOException {
        check("--write-baseline", "b.json");
        write("a/compose.yaml", "services: [");

        var run = check("--baseline", "b.json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).doesNotContain("no more found");

        var writing = check("--write-baseline", "b.json");
        assertThat(writing.code()).isEqualTo(2);
        assertThat(writing.err()).contains("The baseline b.json is not written");
        assertThat(file("b.json").at("/findings")).hasSize(2);
    }

    @Test
    void aBaselineThatIsNoneIsAnErrorWithItsPlace() throws IOException {
        write("b.json", "{\n  \"findings\": [\n}");
        write("other.json", "{\"kind\": \"Report\"}");

        assertThat(check("--baseline", "b.json").err()).contains("b.json:3:").contains("cannot be read");
        assertThat(check("--baseline", "b.json").code()).isEqualTo(2);
        assertThat(check("--baseline", "other.json").err()).contains("it is no Baseline of composure.dev/v1alpha1");
        assertThat(check("--baseline", "none.json").err()).contains("there is no such file");
        assertThat(check("--baseline", "a").code()).isEqualTo(2);
    }

    @Test
    void severalReportsAreWrittenBesideTheMainOne() throws IOException {
        var run = check(
                "--report", "sarif=out/c.sarif", "--report", "junit=out/c.xml", "--report", "json=c.json", "--quiet");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("a/compose.yaml\n");
        assertThat(file("out/c.sarif").at("/runs/0/results")).hasSize(2);
        assertThat(Files.readString(folder.resolve("out/c.xml")))
                .startsWith("<?xml")
                .contains("failures=\"2\"");
        assertThat(file("c.json").at("/findings")).hasSize(2);
    }

    @Test
    void aReportThatCannotBeWrittenIsSaidAndTheRestIsThere() throws IOException {
        write("x", "a file");
        var run = check("--report", "json=x/c.json", "--report", "json=c.json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("x/c.json cannot be written");
        assertThat(run.out()).contains("orphan-always");
        assertThat(file("c.json").at("/findings")).hasSize(2);
        assertThat(check("--report", "sarif").code()).isEqualTo(2);
        assertThat(check("--report", "pdf=x").err()).contains("there is no format 'pdf', only text, json, sarif");
    }

    @Test
    void failOnDecidesTheExitCode() throws IOException {
        write(
                "a/compose.yaml",
                LEAKING.formatted("a")
                        .replace(
                                "\"wget\", \"-q\", \"-O\", \"/dev/null\", \"https://\"",
                                "\"curl\", \"http://127.0.0.1/\""));
        Files.delete(folder.resolve("b/compose.yaml"));

        assertThat(check().code()).isZero();
        assertThat(check("--fail-on", "warning").code()).isEqualTo(1);
        assertThat(check("--fail-on", "info").code()).isEqualTo(1);
        assertThat(check("--fail-on", "never").code()).isZero();
        assertThat(check("--format", "junit").out()).contains("failures=\"0\"").contains("<system-out>warning:");
        assertThat(check("--format", "junit", "--fail-on", "warning").out()).contains("<failure type=\"warning\"");
    }
}
