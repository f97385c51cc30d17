package dev.composure.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.Change;
import dev.composure.compose.Edit;
import dev.composure.compose.HealthcheckTest;
import dev.composure.files.LinkedShadows;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.Referee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real compose judges edits in a shadow of real files. It needs no engine for that. */
@Tag("docker")
class RefereeIT {

    private static final String MAIN = """
            include: [sub/common.yaml]
            services:
              web:
                image: web
                profiles: [later]
                build: ../neighbour
                env_file: web.env
                volumes: ["./data:/data", "../up:/up"]
                environment: {HOME_OF: "${HOME}$$x"}
                healthcheck: {test: ["CMD", "wget", "-q", "https://web"]}
            """;
    private static final String COMMON = """
            services:
              common:
                image: common
                env_file: common.env
                healthcheck:
                  test: wget -q https://$$HOSTNAME
            """;

    @TempDir
    Path temporary;

    private final Referee referee = new Referee(
            new DockerComposeCli(
                    System.getenv().getOrDefault("COMPOSURE_TEST_COMPOSE", ""),
                    "unix:///nowhere.sock",
                    Map.of("PATH", "/usr/bin:/bin", "HOME", "/root"),
                    Duration.ofMinutes(1)),
            new LinkedShadows());

    private Path folder;

    @BeforeEach
    void twoFiles() throws IOException {
        folder = Files.createDirectories(temporary.toRealPath().resolve("my stack"));
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("compose.yaml"), MAIN);
        Files.writeString(folder.resolve("sub/common.yaml"), COMMON);
        Files.writeString(folder.resolve("sub/common.env"), "SECRET=1\n");
        Files.writeString(folder.resolve("web.env"), "A=1\n");
    }

    private ComposeInvocation invocation() {
        return new ComposeInvocation(
                "stack",
                folder.toString(),
                List.of(folder.resolve("compose.yaml").toString()),
                List.of());
    }

    private Optional<String> objection(String file, String text, Change change, String service) {
        var texts = new TreeMap<>(Map.of(folder.resolve(file).toString(), text));
        return referee.objection(invocation(), texts, new Edit(service, List.of(change)));
    }

    @Test
    void anEditThatChangesJustWhatWasPlannedIsAccepted() {
        var init = MAIN.replace("    image: web\n", "    image: web\n    init: true\n");
        assertThat(objection("compose.yaml", init, new Change.SetInit(true), "web"))
                .isEmpty();
    }

    @Test
    void anEditOfAnIncludedFileIsSeenThroughTheShadow() {
        var exec = new HealthcheckTest.Exec(List.of("curl", "-f", "http://$HOSTNAME/"));
        var text = COMMON.replace(
                "test: wget -q https://$$HOSTNAME", "test: [\"CMD\", \"curl\", \"-f\", \"http://$$HOSTNAME/\"]");
        assertThat(objection("sub/common.yaml", text, new Change.SetTest(exec), "common"))
                .isEmpty();
    }

    @Test
    void disablingIsSeen() {
        var text = COMMON.replace("test: wget -q https://$$HOSTNAME", "disable: true");
        var disabled = new Change.SetTest(new HealthcheckTest.Disabled());
        assertThat(objection("sub/common.yaml", text, disabled, "common")).isEmpty();
    }

    @Test
    void aTimingIsHeldAgainstItsValue() {
        var timed = MAIN.replace("test: [\"CMD\"", "interval: 1m1500ms, test: [\"CMD\"");
        assertThat(objection("compose.yaml", timed, new Change.SetTiming("interval", Duration.ofMillis(61_500)), "web"))
                .isEmpty();
        assertThat(objection("compose.yaml", timed, new Change.SetTiming("interval", Duration.ofSeconds(61)), "web"))
                .isPresent();
    }

    @Test
    void retriesAreHeldAgainstTheirNumber() {
        var tried = MAIN.replace("test: [\"CMD\"", "retries: 7, test: [\"CMD\"");
        assertThat(objection("compose.yaml", tried, new Change.SetRetries(7), "web"))
                .isEmpty();
        assertThat(objection("compose.yaml", tried, new Change.SetRetries(8), "web"))
                .isPresent();
    }

    @Test
    void aChangeThatIsNotThereIsObjectedTo() {
        assertThat(objection("compose.yaml", MAIN, new Change.SetInit(true), "web"))
                .hasValueSatisfying(why -> assertThat(why).contains("does not see the planned change"));
    }

    @Test
    void anythingElseThatChangesIsObjectedTo() {
        var more = MAIN.replace("    image: web\n", "    image: web:2\n    init: true\n");
        assertThat(objection("compose.yaml", more, new Change.SetInit(true), "web"))
                .hasValueSatisfying(why -> assertThat(why).contains("more change than was planned"));
    }

    @Test
    void whatComposeDoesNotAcceptIsObjectedTo() {
        assertThat(objection("compose.yaml", MAIN + "nonsense: 1\n", new Change.SetInit(true), "web"))
                .hasValueSatisfying(why -> assertThat(why).contains("does not accept the project with this edit"));
    }

    @Test
    void theRealFilesStayAndNoShadowIsLeft() throws IOException {
        var before = shadows();
        objection("sub/common.yaml", COMMON + "# more\n", new Change.SetInit(true), "common");
        assertThat(Files.readString(folder.resolve("sub/common.yaml"))).isEqualTo(COMMON);
        assertThat(Files.readString(folder.resolve("sub/common.env"))).isEqualTo("SECRET=1\n");
        assertThat(shadows()).isEqualTo(before);
    }

    private static List<Path> shadows() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("composure-shadow-"))
                    .sorted()
                    .toList();
        }
    }
}
