package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.report.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String LEAKING = """
            services:
              blinko:
                image: blinkospace/blinko:latest
                ports: ["1111:1111"]
                healthcheck:
                  test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://"]
            """;
    private static final String SOUND = """
            services:
              web:
                image: web
            """;

    @TempDir
    Path temporary;

    Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("blog"));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    @Test
    void aLeakingCheckIsOneFindingWithItsPlaceAndRemedy() throws IOException {
        write("compose.yaml", LEAKING);

        var run = run("check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                compose.yaml
                  6:13  error  orphan-always  (possible, judged from text)
                      blinko: every run of the healthcheck may leave the TLS helper of `wget`
                      behind: busybox wget hands https to a helper process that it never waits
                      for, so the helper falls to PID 1 (GNU wget would not; which one the image
                      has is not known). Nothing here says that PID 1 reaps; if it does not,
                      zombies collect. Set `init: true`, or use another check.
                      | ["CMD", "wget", "-q", "-O", "/dev/null", "https://"]
                      remedy: init, an init as PID 1 reaps every orphan, and the check stays as
                      it is

                1 error, 0 warnings in 1 healthcheck of 1 service in 1 file; policy built-in
                """);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theDiffIsUnified() throws IOException {
        write("compose.yaml", LEAKING);

        assertThat(run("check", "--diff", "-q").out()).endsWith("""
                --- a/compose.yaml
                +++ b/compose.yaml
                @@ -1,6 +1,7 @@
                 services:
                   blinko:
                     image: blinkospace/blinko:latest
                +    init: true
                     ports: ["1111:1111"]
                     healthcheck:
                       test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://"]
                """);
    }

    @Test
    void theDiffKeepsLineEnds() throws IOException {
        write("compose.yaml", LEAKING.replace("\n", "\r\n"));

        assertThat(run("check", "--diff").out()).contains("\n+    init: true\r\n     ports");
    }

    @Test
    void jsonHasTheShapeThatIsPromised() throws IOException {
        write("compose.yaml", LEAKING);
        write("broken.yaml", "services: [");

        var json = json(
                run("check", "--format", "json", "compose.yaml", "broken.yaml").out());

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "apiVersion",
                        "kind",
                        "policy",
                        "versions",
                        "summary",
                        "findings",
                        "errors",
                        "fixed",
                        "exceptions");
        assertThat(json.at("/kind").asText()).isEqualTo("Report");
        assertThat(json.at("/policy/source").asText()).isEqualTo("built-in");
        assertThat(json.at("/policy/revision").isNull()).isTrue();
        assertThat(json.at("/summary").toString())
                .isEqualTo("{\"files\":2,\"projects\":2,\"services\":1,\"healthchecks\":1,\"error\":1,\"warning\":0,"
                        + "\"info\":0,\"excepted\":0,\"unreadable\":1,\"baselined\":0,\"fixed\":0}");
        var finding = json.at("/findings/0");
        assertThat(finding.fieldNames())
                .toIterable()
                .containsExactly(
                        "rule",
                        "severity",
                        "hazard",
                        "tier",
                        "project",
                        "service",
                        "file",
                        "line",
                        "column",
                        "endLine",
                        "endColumn",
                        "message",
                        "evidence",
                        "fingerprint",
                        "remedies",
                        "chosen",
                        "diff",
                        "exception",
                        "baselined");
        assertThat(finding.at("/project").asText()).isEqualTo("blog");
        assertThat(finding.at("/line").asInt()).isEqualTo(6);
        assertThat(finding.at("/endColumn").asInt()).isEqualTo(65);
        assertThat(finding.at("/chosen").asText()).isEqualTo("init");
        assertThat(finding.at("/diff").asText()).isEqualTo("""
                --- a/compose.yaml
                +++ b/compose.yaml
                @@ -3,0 +4,1 @@
                +    init: true
                """);
        assertThat(finding.at("/exception").isNull()).isTrue();
        assertThat(finding.at("/remedies/0").toString()).startsWith("{\"kind\":\"init\",\"applies\":true,\"reason\":");
        assertThat(json.at("/errors/0/file").asText()).isEqualTo("broken.yaml");
        assertThat(json.at("/errors/0/line").asInt()).isEqualTo(1);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text);
    }

    @Test
    void nothingIsSaidQuietlyWhenAllIsWell() throws IOException {
        write("compose.yaml", SOUND);

        assertThat(run("check", "-q")).isEqualTo(new CommandRun(0, "", ""));
        assertThat(run("check"))
                .isEqualTo(new CommandRun(
                        0, "nothing found in 0 healthchecks of 1 service in 1 file; policy built-in\n", ""));
    }

    @Test
    void severityDecidesAboutTheExitCode() throws IOException {
        write("compose.yaml", LEAKING);
        write("policy.yaml", """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: softer}
                spec: {rules: {orphan-always: {severity: warning}}}
                """);

        assertThat(run("check", "--policy", "policy.yaml").code()).isEqualTo(0);
        assertThat(run("check", "--policy", "policy.yaml", "--fail-on", "warning")
                        .code())
                .isEqualTo(1);
        assertThat(run("check", "--policy", "policy.yaml", "--fail-on", "info").code())
                .isEqualTo(1);
        assertThat(run("check", "--fail-on", "never").code()).isEqualTo(0);
        assertThat(run("check", "--fail-on", "sometimes").code()).isEqualTo(2);
    }

    @Test
    void anExceptionIsShownAndDoesNotFail() throws IOException {
        write("compose.yaml", LEAKING);
        write("policies/exception.yml", """
                apiVersion: composure.dev/v1alpha1
                kind: PolicyException
                metadata: {name: legacy}
                spec: {rules: [orphan-always], projects: [blog], reason: r, owner: o, until: 2026-11-24}
                """);

        var run = run("check", "--policy", "policies", "--diff");

        assertThat(run.code()).isEqualTo(0);
        assertThat(run.out()).contains("excepted by legacy", "1 excepted").doesNotContain("---");
    }

    @Test
    void foldersAreWalkedAndOverridesBelongToTheirFile() throws IOException {
        write("a/compose.yaml", LEAKING);
        write("a/compose.override.yaml", "services: {blinko: {init: true}}\n");
        write("b/docker-compose.yml", LEAKING);
        write("b/compose.prod.yaml", LEAKING);
        write("b/other.yaml", LEAKING);
        write("node_modules/x/compose.yaml", LEAKING);
        write(".git/compose.yaml", LEAKING);

        var run = run("check", "--format", "json");

        assertThat(run.err()).isEmpty();
        assertThat(json(run.out()).at("/findings").findValuesAsText("file"))
                .containsExactly("b/compose.prod.yaml", "b/docker-compose.yml");
        assertThat(json(run.out()).at("/summary/files").asInt()).isEqualTo(4);
    }

    @Test
    void aFileThatIsNoProjectByItselfIsLaidOverTheMainOne() throws IOException {
        write("compose.yaml", SOUND);
        write("compose.prod.yaml", """
                services:
                  web:
                    healthcheck:
                      test: ["CMD", "busybox", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1"]
                """);

        var run = run("check", "--format", "json");

        assertThat(run.err()).isEmpty();
        assertThat(json(run.out()).at("/findings").findValuesAsText("file")).containsExactly("compose.prod.yaml");
    }

    @Test
    void namedFilesAreOneProject() throws IOException {
        write("base.yaml", LEAKING);
        write("more.yaml", "services: {blinko: {init: true}}\n");

        assertThat(run("check", "-f", "base.yaml", "-f", "more.yaml").code()).isEqualTo(0);
        assertThat(run("check", "-f", "base.yaml").code()).isEqualTo(1);
        assertThat(run("check", "-f", "base.yaml", "-f", "more.yaml", "base.yaml")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void profilesNarrow() throws IOException {
        write("compose.yaml", LEAKING + "    profiles: [extra]\n");

        assertThat(run("check").code()).isEqualTo(1);
        assertThat(run("check", "--profile", "extra").code()).isEqualTo(1);
        assertThat(run("check", "--profile", "other").code()).isEqualTo(0);
    }

    @Test
    void environmentAndEnvFilesAreThoseOfCompose() throws IOException {
        write("compose.yaml", LEAKING.replace("https://\"", "${SCHEME:-http}://a\""));
        write("tls.env", "SCHEME=https\n");

        assertThat(run("check").code()).isEqualTo(0);
        assertThat(run("check", "--env-file", "tls.env").code()).isEqualTo(1);
        var environment = new TreeMap<>(Map.of("SCHEME", "https"));
        var run = CommandRun.in(folder, environment, false, "check", "--project-directory", ".");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("| [\"CMD\", \"wget\", \"-q\", \"-O\", \"/dev/null\", \"${SCHEME:-http}://a\"]");
    }

    @Test
    void coloursAreForTerminals() throws IOException {
        write("compose.yaml", LEAKING);
        var nothing = new TreeMap<String, String>();

        assertThat(CommandRun.in(folder, nothing, true, "check", "--diff").out())
                .contains("\033[32m+    init: true\033[0m");
        assertThat(CommandRun.in(folder, nothing, false, "check").out()).doesNotContain("\033");
        assertThat(CommandRun.in(folder, nothing, false, "check", "--color", "always")
                        .out())
                .contains("\033");
        assertThat(CommandRun.in(folder, nothing, true, "check", "--color", "never")
                        .out())
                .doesNotContain("\033");
        for (var no : Map.of("NO_COLOR", "1", "TERM", "dumb").entrySet()) {
            var environment = new TreeMap<>(Map.ofEntries(no));
            assertThat(CommandRun.in(folder, environment, true, "check").out()).doesNotContain("\033");
        }
    }

    @Test
    void severalFindingsAreWrittenTogether() throws IOException {
        write("compose.yaml", LEAKING + LEAKING.replace("services:\n", "").replace("blinko:\n", "other:\n"));

        var run = run("check", "--diff");

        assertThat(run.out()).contains("2 errors");
        assertThat(run.out().lines().filter("+    init: true"::equals)).hasSize(2);
        assertThat(run.out().lines().filter(line -> line.startsWith("--- "))).hasSize(1);
    }

    @Test
    void rulesAreExplained() {
        var run = run("explain", "orphan-always");

        assertThat(run.code()).isEqualTo(0);
        assertThat(run.out()).contains("Why\n", "Example\n", "Remedy\n", "Sources\n", "busybox");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("explain").out()).contains("\norphan-always ", "\nno-healthcheck ");
        assertThat(run("explain", "orphans-always"))
                .isEqualTo(new CommandRun(2, "", "There is no rule `orphans-always`. Did you mean `orphan-always`?\n"));
        assertThat(run("explain", "x").err()).contains("`composure explain` lists them");
    }
}
