package dev.composure.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Lab;
import dev.composure.lab.LabProject;
import dev.composure.operate.Engine;
import dev.composure.operate.EngineContract;
import dev.composure.operate.ExecOutcome;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("docker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DockerEngineIT extends EngineContract {

    @RegisterExtension
    static final Lab LAB = new Lab();

    private final Map<String, ContainerId> containers = new TreeMap<>();
    private LabProject project;

    @AutoClose
    private DockerEngine engine;

    @BeforeAll
    void bringUp() {
        project = LAB.up("ManyStates");
        engine = new DockerEngine(project.engine().host());
    }

    @Override
    protected Engine engine() {
        return engine;
    }

    @Override
    protected ContainerId containerOf(String service) {
        return containers.computeIfAbsent(service, project::containerId);
    }

    @Override
    protected String project() {
        return project.name();
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    /// Made beside the project's file, by the labels that compose would give it.
    @Override
    protected ContainerId createUnstarted(String service) {
        var label = "com.docker.compose.project=" + project.name();
        var name = project.name() + "-" + service;
        var created = project.engine()
                .docker("create", "--name", name, "--label", label, "composure-test/busybox", "true")
                .succeeded();
        return new ContainerId(created.strip());
    }

    @Test
    void leavesOutOneOffContainers() {
        project.compose("run", "-d", "--name", project.name() + "-once", "plain")
                .succeeded();

        assertThat(engine.composeContainers())
                .extracting(ObservedContainer::name)
                .doesNotContain(project.name() + "-once");
    }

    @Test
    void boundsTheOutputOfACommand() {
        var words = List.of("sh", "-c", "yes | head -c 100000");
        var outcome = engine.exec(containerOf("clean"), words, Duration.ofSeconds(20));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ExecOutcome.Exited.class,
                        exited -> assertThat(exited.output()).hasSize(16 << 10));
    }
}
