package dev.composure.operate.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.ProjectInput;
import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.FakeProcesses;
import dev.composure.operate.PathEntry;
import dev.composure.probe.Facts;
import dev.composure.probe.ImageFacts;
import dev.composure.probe.PidOne;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import dev.composure.probe.Versions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FactSourcesTest {

    private static final PathEntry DASH = new PathEntry("dash", 125_000, true, "");
    private static final PathEntry WGET = new PathEntry("wget", 500_000, true, "");

    private final FakeEngine engine = new FakeEngine();

    private static ImageFacts image(String id, List<String> entrypoint) {
        return new ImageFacts(
                id,
                List.of("/usr/bin", "/bin"),
                new TreeMap<>(),
                List.of("/bin/sh", "-ec"),
                entrypoint,
                List.of("app"),
                List.of(8080),
                Optional.empty());
    }

    private Facts facts(String project, String yaml) {
        var file = "/" + project + "/compose.yaml";
        var loaded = new ComposeLoader(path -> Optional.of("services:\n  web:\n    " + yaml + "\n"))
                .load(new ProjectInput("", "/" + project, List.of(file), List.of(), new TreeMap<>()));
        var service = loaded.project().services().values().iterator().next();
        return EngineFacts.now(engine, new FakeProcesses(engine), "").in(loaded).apply(service);
    }

    @Test
    void toolsOfAnImageAreSeenThroughAContainerThatIsRemovedAgain() {
        engine.withImage(
                image("web:1", List.of()),
                Map.of(
                        "/bin/sh",
                        new PathEntry("sh", 4, true, "/usr/bin/dash"),
                        "/usr/bin/dash",
                        DASH,
                        "/usr/bin/wget",
                        WGET));

        var result = new CollectFacts(engine, "2.26.1").collect(List.of("web:1", "none:1"));

        assertThat(result.missing()).containsExactly("none:1");
        assertThat(result.report().versions()).isEqualTo(new Versions("26.1.5", "2.26.1"));
        assertThat(result.report().image("web:1").orElseThrow().tools())
                .containsEntry("sh", ToolKind.DASH)
                .containsEntry("wget", ToolKind.GNU)
                .containsEntry("curl", ToolKind.ABSENT);
        assertThat(engine.neighbours()).isEmpty();
    }

    @Test
    void anEngineIsOnlyReadAndSeesWhatItsContainersHold() {
        engine.withImage(image("sha256:busybox", List.of("tini", "--")), Map.of());
        engine.start(FakeContainer.of("blog", "web"));
        var before = engine.neighbours();

        var facts = facts("p", "image: sha256:busybox");

        assertThat(facts.tier()).isEqualTo(Tier.IMAGE);
        assertThat(facts.kind("wget")).isEqualTo(ToolKind.BUSYBOX);
        assertThat(facts.kind("curl")).isEqualTo(ToolKind.ABSENT);
        assertThat(facts.shell()).containsExactly("/bin/sh", "-ec");
        assertThat(facts.exposedPorts()).containsExactly(8080);
        assertThat(facts.pidOne()).isEqualTo(PidOne.REAPS);
        assertThat(facts.versions().engine()).isEqualTo("26.1.5");
        assertThat(engine.neighbours()).isEqualTo(before);
    }

    @Test
    void withoutAContainerTheToolsStayUnknown() {
        engine.withImage(image("web:1", List.of()), Map.of());

        var facts = facts("p", "image: web:1");

        assertThat(facts.kind("wget")).isEqualTo(ToolKind.UNKNOWN);
        assertThat(facts.command()).containsExactly("app");
    }

    @Test
    void aServiceThatIsOnlyBuiltIsKnownByTheNameThatComposeGivesItsImage() {
        engine.withImage(image("p-web", List.of("tini", "--")), Map.of());

        assertThat(facts("p", "build: .").tier()).isEqualTo(Tier.IMAGE);
        assertThat(facts("p", "build: .").pidOne()).isEqualTo(PidOne.REAPS);
        assertThat(facts("other", "build: .").tier()).isEqualTo(Tier.TEXT);
    }

    @Test
    void whatRunsOfTheseVeryFilesIsKnownByItsContainer() {
        engine.withImage(image("sha256:busybox", List.of()), Map.of());
        engine.start(FakeContainer.of("blog", "web").withCommand("sh", "-c", "serve"));

        var running = facts("blog", "build: .");

        assertThat(running.tier()).isEqualTo(Tier.CONTAINER);
        assertThat(running.pidOne()).isEqualTo(PidOne.REAPS);
        assertThat(running.kind("wget")).isEqualTo(ToolKind.BUSYBOX);
        assertThat(running.shell()).containsExactly("/bin/sh", "-ec");
        assertThat(facts("log", "build: .").tier()).isEqualTo(Tier.TEXT);
    }

    @Test
    void whatHasStoppedIsKnownByItsImage() {
        engine.withImage(image("sha256:busybox", List.of()), Map.of());
        engine.start(FakeContainer.of("blog", "web").exited());

        assertThat(facts("blog", "image: sha256:busybox").tier()).isEqualTo(Tier.IMAGE);
    }

    @Test
    void whatTheEngineDoesNotHaveIsJudgedByTheText() {
        var facts = facts("p", "build: .");

        assertThat(facts.tier()).isEqualTo(Tier.TEXT);
        assertThat(facts.versions().engine()).isEqualTo("26.1.5");
    }

    @Test
    void aServicesOwnEntrypointDropsWhatTheImageStarts() {
        engine.withImage(image("web:1", List.of("tini", "--")), Map.of());

        var facts = facts("p", "{image: 'web:1', entrypoint: [node]}");

        assertThat(facts.entrypoint()).containsExactly("node");
        assertThat(facts.command()).isEmpty();
        assertThat(facts.pidOne()).isEqualTo(PidOne.UNKNOWN);
    }
}
