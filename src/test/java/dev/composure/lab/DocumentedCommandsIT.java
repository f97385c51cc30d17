package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What documents say to type must work: every block of commands is run as it stands, in the order of the page, or is
/// named here with the reason why it cannot be.
@Tag("docker")
class DocumentedCommandsIT {

    /// By document and first command.
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            Map.entry("README.md: make demo", "builds, and runs all tests; DemoIT runs the demo"),
            Map.entry("README.md: make dist", "builds; PackagedIT, ImageIT and this test use what comes of it"),
            Map.entry("k8s/README.md: kubectl label node NODE composure.dev/docker-engine=true", "needs a cluster"),
            Map.entry("k8s/README.md: kubectl -n composure-system get pods -o wide", "needs a cluster"),
            Map.entry("src/docs/install.md: make dist", "builds, and writes to /opt; PackagedIT does it elsewhere"),
            Map.entry(
                    "src/docs/install.md: cp -r /opt/composure/share/{man,bash-completion,fish} /usr/local/share/",
                    "writes to /usr/local; PackagedIT looks at the files"),
            Map.entry(
                    "src/docs/install.md: cp /opt/composure/config/systemd/composure.service /etc/systemd/system/",
                    "needs systemd; SystemdTest reads the unit"),
            Map.entry("src/docs/install.md: make image", "builds; ShippedScenarioIT does it with the same files"),
            Map.entry(
                    "src/docs/install.md: docker run --rm --network none --user \"$(id -u)\" -v \"$PWD:/src:ro\" -w /src"
                            + " --entrypoint composure composure check .",
                    "needs the image; ImageIT runs it"),
            Map.entry(
                    "src/docs/install.md: export POLICIES=/srv/policies",
                    "needs the image; ShippedScenarioIT brings it up from the same files"),
            Map.entry("src/docs/performance.md: make bench", "takes half an hour"));

    /// Those that are to find something.
    private static final Map<String, Integer> EXIT_CODES = Map.of(
            "composure check .", 1,
            "composure check compose.yaml", 1,
            "composure check --policy policies .", 1,
            "composure check --report sarif=composure.sarif --report junit=composure.xml .", 1,
            "composure fix --dry-run .", 1);

    @RegisterExtension
    static final Lab LAB = new Lab();

    private static CommandStage stage;

    @BeforeAll
    static void aProjectLeaks() throws IOException {
        var project = LAB.up("InitRemedy");
        Zombies.of(project, "web").grow();
        stage = new CommandStage(project);
        LAB.closing(stage);
    }

    static Stream<CommandBlock> runnable() {
        return CommandBlock.all().stream().filter(block -> !NOT_RUN.containsKey(block.name()));
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void doesWhatThePageSays(CommandBlock block) {
        for (var command : block.commands()) {
            var done = stage.run(command);
            assertThat(done.exitCode())
                    .as("%s%n%s%n%s", command, done.output(), stage.log())
                    .isEqualTo(EXIT_CODES.getOrDefault(CommandBlock.words(command), 0));
        }
    }

    @Test
    void whatIsNamedHereIsInADocument() {
        var blocks = CommandBlock.all();
        assertThat(blocks).extracting(CommandBlock::name).containsAll(NOT_RUN.keySet());
        assertThat(runnable().flatMap(block -> block.commands().stream()).map(CommandBlock::words))
                .containsAll(EXIT_CODES.keySet());
        assertThat(runnable()).as("most of them run").hasSizeGreaterThan(8);
    }

    @Test
    void aBlockIsReadAsAShellWouldReadIt() {
        var lines =
                List.of("```console", "$ a -b   # why", "said", "```", "```sh", "# alone", "c", "", "d", "```", "```");
        assertThat(CommandBlock.in("x.md", lines))
                .extracting(CommandBlock::name, CommandBlock::commands)
                .containsExactly(tuple("x.md: a -b", List.of("a -b   # why")), tuple("x.md: c", List.of("c", "d")));
    }
}
