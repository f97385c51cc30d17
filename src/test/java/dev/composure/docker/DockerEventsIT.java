package dev.composure.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.lab.Lab;
import dev.composure.lab.LabProject;
import dev.composure.lab.SocketRelay;
import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.waking.EngineEvents;
import dev.composure.operate.waking.EngineEventsContract;
import dev.composure.reconcile.ContainerId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The real engine keeps the contract, by way of a relay that can be cut.
@Tag("docker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DockerEventsIT extends EngineEventsContract {

    @RegisterExtension
    static final Lab LAB = new Lab();

    private LabProject project;

    @AutoClose
    private SocketRelay relay;

    @AutoClose
    private DockerEvents events;

    @BeforeAll
    void bringUp() {
        project = LAB.up("ManyStates");
        project.awaitHealthy("clean");
        project.awaitHealthy("leaking");
        relay = SocketRelay.to(project.engine());
        events = new DockerEvents(relay.host(), Duration.ofSeconds(3));
    }

    @Override
    protected EngineEvents events() {
        return events;
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    @Override
    protected String project() {
        return project.name();
    }

    @Override
    protected ContainerId create() {
        return new ContainerId(docker(
                "create", "--label", "com.docker.compose.project=" + project.name(), "composure-test/busybox", "true"));
    }

    @Override
    protected void remove(ContainerId container) {
        docker("rm", container.value());
    }

    @Override
    protected void comeAndGoElsewhere() {
        var once = "com.docker.compose.oneoff=True";
        docker("rm", docker("create", "composure-test/busybox", "true"));
        docker(
                "rm",
                docker("create", "--label", once, "--label", "com.docker.compose.project=x", "composure-test/busybox"));
    }

    @Override
    protected void probe() {
        docker("exec", project.containerId("clean").value(), "true");
    }

    private String docker(String... words) {
        return project.engine().docker(words).succeeded().strip();
    }

    @Override
    protected void breakOff() {
        relay.cut();
    }

    @Test
    void aStreamThatIsSilentlyDeadIsNoticed() {
        var now = now();
        try (var stream = events.open(now, now.plus(MOMENT))) {
            relay.freeze();
            assertThatThrownBy(stream::next)
                    .isInstanceOf(EngineUnavailable.class)
                    .hasMessageContaining("tells nothing any more");
            assertThat(Duration.between(now, now())).isGreaterThan(MOMENT);
        } finally {
            relay.thaw();
        }
    }

    @Test
    void saysWhyNoStreamCanBeOpened() {
        try (var nowhere = new DockerEvents("unix:///run/no-such.sock")) {
            assertThatThrownBy(() -> nowhere.open(now(), now()))
                    .isInstanceOf(EngineUnavailable.class)
                    .hasMessageContaining("there is no socket at /run/no-such.sock");
        }
    }
}
