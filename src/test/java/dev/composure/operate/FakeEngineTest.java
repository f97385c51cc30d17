package dev.composure.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.probe.ImageFacts;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.drift.LayerChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The fake keeps the contract, in the same world. A look at it takes a second of its time.
class FakeEngineTest extends EngineContract {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final PathEntry FOLDER = new PathEntry("bin", 4096, false, "");
    private static final PathEntry TEXT = new PathEntry("passwd", 80, false, "");

    private final FakeEngine engine = new FakeEngine();
    private final Map<String, ContainerId> containers = new TreeMap<>();

    @BeforeEach
    void startTheWorld() {
        engine.withImage(
                new ImageFacts(
                        "sha256:busybox",
                        List.of("/bin"),
                        new TreeMap<>(),
                        List.of(),
                        List.of(),
                        List.of("sh"),
                        List.of(),
                        Optional.empty()),
                Map.of("/bin/busybox", new PathEntry("busybox", 1_900_000, true, "")));
        start(
                "clean",
                FakeContainer.of("many", "clean")
                        .withTest(new HealthcheckTest.Exec(List.of("true")))
                        .withTiming(SECOND, Duration.ofSeconds(7), Duration.ofSeconds(2), 4)
                        .withEnvironment(List.of("/bin", "/sbin"), "GREETING")
                        .withPath("/bin", FOLDER)
                        .withChange("/etc/written", LayerChange.Kind.ADDED)
                        .withPath("/etc/passwd", TEXT)
                        .answering(List.of("sh", "-c", "echo said; exit 3"), new ExecOutcome.Exited(3, "said\n", 0))
                        .answering(List.of("sh", "-c", "exit 127"), new ExecOutcome.Exited(127, "", 0))
                        .answering(List.of("sleep", "5"), new ExecOutcome.StillRunning()));
        start(
                "leaking",
                FakeContainer.of("many", "leaking")
                        .withTest(new HealthcheckTest.Shell("timeout 3 true"))
                        .withPidsLimit(500));
        start("finished", FakeContainer.of("many", "finished").exited());
        start(
                "plain",
                FakeContainer.of("many", "plain")
                        .withInit()
                        .withMount("volume", "/volumes/1/_data", "/anonymous")
                        .withMount("tmpfs", "", "/scratch"));
        start(
                "switched-off",
                FakeContainer.of("many", "switched-off")
                        .withTest(new HealthcheckTest.Disabled())
                        .withHostPids());
        start("once", FakeContainer.of("many", "once").withLabel("com.docker.compose.oneoff", "True"));
    }

    private void start(String service, FakeContainer container) {
        containers.put(service, engine.start(container));
    }

    @Override
    protected String project() {
        return "many";
    }

    @Override
    protected Instant now() {
        return engine.now();
    }

    @Override
    protected ContainerId createUnstarted(String service) {
        return engine.start(FakeContainer.of("many", service).created());
    }

    @Override
    protected Engine engine() {
        engine.completeProbes(SECOND);
        return engine;
    }

    @Override
    protected ContainerId containerOf(String service) {
        return containers.getOrDefault(service, new ContainerId("unknown"));
    }

    @Test
    void leavesOutOneOffContainers() {
        assertThat(engine.composeContainers()).hasSize(5);
    }

    @Test
    void aRecreatedContainerStartsWithoutZombies() {
        engine.completeProbes(SECOND);
        var old = containerOf("leaking");
        var fresh =
                engine.recreate(old, FakeContainer.of("many", "leaking").withTest(new HealthcheckTest.Shell("true")));
        engine.completeProbes(SECOND);

        assertThat(fresh).isNotEqualTo(old);
        assertThat(engine.inspect(old)).isEmpty();
        assertThat(engine.pidsCurrent(fresh)).hasValue(1);
    }

    @Test
    void theProcessTableShowsTheSameZombies() {
        for (int probe = 0; probe < 3; probe++) {
            engine.completeProbes(SECOND);
        }
        var leaking = engine.inspect(containerOf("leaking")).orElseThrow();

        assertThat(new FakeProcesses(engine).read().orElseThrow().zombiesOf(leaking.hostPid()))
                .hasSize(3);
    }

    @Test
    void aFailingCheckBecomesUnhealthyAfterItsRetries() {
        var id = engine.start(FakeContainer.of("many", "failing")
                .withTest(new HealthcheckTest.Exec(List.of("false")))
                .failing());
        var health = new ArrayList<String>();
        for (int probe = 0; probe < 3; probe++) {
            engine.completeProbes(SECOND);
            health.add(engine.inspect(id).orElseThrow().health().name());
        }

        assertThat(health).containsExactly("STARTING", "STARTING", "UNHEALTHY");
    }

    @Test
    void composeRemembersWhatItWasAskedFor() {
        var compose = new FakeCompose(
                up -> new ComposeOutcome(0, String.join(" ", up.services().keySet())));
        var invocation = new ComposeInvocation("many", "/many", List.of("/many/compose.yaml"), List.of());

        assertThat(compose.bringUp(invocation, new TreeMap<>(Map.of("web", 1))).output())
                .isEqualTo("web");
        assertThat(compose.ups()).extracting(FakeCompose.Up::invocation).containsExactly(invocation);
    }
}
