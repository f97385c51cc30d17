package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.FakeEngine;
import dev.composure.operate.PathEntry;
import dev.composure.operate.facts.CollectFacts;
import dev.composure.probe.ImageFacts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsCommandTest {

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine()
            .withImage(
                    new ImageFacts(
                            "web:1",
                            List.of("/bin"),
                            new TreeMap<>(),
                            List.of(),
                            List.of(),
                            List.of("web"),
                            List.of(8080),
                            Optional.of(new ImageFacts.Check(
                                    List.of("CMD", "wget", "-q", "-O", "/dev/null", "https://localhost/"),
                                    Duration.ofSeconds(10),
                                    Duration.ZERO,
                                    Duration.ZERO,
                                    Duration.ZERO,
                                    0))),
                    Map.of(
                            "/bin/busybox", new PathEntry("busybox", 1_900_000, true, ""),
                            "/bin/wget", new PathEntry("wget", 7, true, "/bin/busybox")));

    private CommandRun facts(String... arguments) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put(
                "facts",
                () -> new FactsCommand(then -> then.applyAsInt(new CollectFacts(engine, "2.26.1")), this::save));
        var line = ComposureCommand.with(commands, arguments);
        var out = new StringWriter();
        var err = new StringWriter();
        var code =
                line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    private void save(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failed) {
            throw new WrongUsage(String.valueOf(failed.getMessage()));
        }
    }

    private void compose(String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), text);
    }

    @Test
    void theFileMakesCheckSeeTheImagesOwnHealthcheck() throws IOException {
        compose("""
                services:
                  web:
                    image: web:1
                """);

        assertThat(facts("facts", "web:1", "-o", "facts.json")).isEqualTo(new CommandRun(0, "", ""));
        var textOnly = CommandRun.in(folder, "check");
        var known = CommandRun.in(folder, "check", "--facts", "facts.json");

        assertThat(textOnly.code()).isZero();
        assertThat(textOnly.out()).contains("0 healthchecks");
        assertThat(known.code()).isEqualTo(1);
        assertThat(known.out())
                .contains("orphan-always", "judged from image", "1 healthcheck of 1 service")
                .containsIgnoringWhitespaces("(The check is the image's own HEALTHCHECK.)")
                .containsIgnoringWhitespaces("; engine 26.1.5; compose 2.26.1");
    }

    @Test
    void aFixGivesTheServiceABlockOfItsOwn() throws IOException {
        compose("""
                services:
                  web:
                    image: web:1
                    pid: host
                    healthcheck:
                      interval: 20s
                """);
        Files.writeString(folder.resolve("policy.yaml"), """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: plain}
                spec:
                  remedies:
                    allow: {retarget: true}
                """);
        facts("facts", "web:1", "-o", "facts.json");

        var run = CommandRun.in(
                folder, "fix", "--facts", "facts.json", "--untried", "--policy", "policy.yaml", "compose.yaml");

        assertThat(run.out()).isEqualTo("fixed compose.yaml\n");
        assertThat(Files.readString(folder.resolve("compose.yaml"))).isEqualTo("""
                services:
                  web:
                    image: web:1
                    pid: host
                    healthcheck:
                      test: ["CMD", "wget", "-q", "-T", "29", "-O", "/dev/null", "http://127.0.0.1:8080/"]
                      interval: 20s
                """);
    }

    @Test
    void anImageThatIsNotThereIsNamedAndTheOthersAreWritten() {
        var run = facts("facts", "web:1", "none:2");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("\"web:1\"").doesNotContain("none:2");
        assertThat(run.err()).isEqualTo("none:2: the engine has no such image; pull or build it first.\n");
    }

    @Test
    void aFileThatIsNoFactsFileIsAnError() throws IOException {
        compose("services: {}\n");
        Files.writeString(folder.resolve("facts.json"), "{}");

        assertThat(CommandRun.in(folder, "check", "--facts", "facts.json"))
                .returns(2, CommandRun::code)
                .satisfies(run -> assertThat(run.err()).contains("facts.json: error: This is no facts file"));
        assertThat(CommandRun.in(folder, "check", "--facts", "nowhere.json"))
                .returns(2, CommandRun::code)
                .satisfies(run -> assertThat(run.err()).contains("nowhere.json: there is no such file"));
    }

    @Test
    void aFileAndAnEngineAtOnceAreRefused() {
        assertThat(CommandRun.in(folder, "check", "--facts", "a.json", "--engine"))
                .returns(2, CommandRun::code);
    }

    @Test
    void anEngineWithoutPathsMeansTheProjectsOfTheHost() throws IOException {
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/compose.yaml"), "services: {other: {image: other}}\n");

        assertThat(CommandRun.in(folder, "check", "--engine"))
                .returns(2, CommandRun::code)
                .satisfies(run -> assertThat(run.err()).contains("The project shop was made from this file"));
        compose("services: {web: {image: web, healthcheck: {test: [CMD, curl, 'http://127.0.0.1/']}}}\n");
        assertThat(CommandRun.in(folder, "check", "--engine", "--format", "json")
                        .out())
                .contains("\"project\" : \"shop\"", "\"files\" : 1,");
    }

    @Test
    void theVersionsStandInTheReport() throws IOException {
        compose("services: {}\n");

        assertThat(CommandRun.in(folder, "check", "--engine", "--format", "json")
                        .out())
                .containsIgnoringWhitespaces("\"versions\": {\"engine\": \"26.1.5\", \"compose\": \"2.26.1\"}");
    }
}
