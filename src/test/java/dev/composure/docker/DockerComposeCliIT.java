package dev.composure.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Lab;
import dev.composure.lab.LabProject;
import dev.composure.operate.ComposeInvocation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("docker")
class DockerComposeCliIT {

    @RegisterExtension
    final Lab lab = new Lab();

    private static DockerComposeCli cli(LabProject project) {
        return new DockerComposeCli(
                project.engine().composeBinary(), project.engine().host(), System.getenv(), Duration.ofMinutes(2));
    }

    private static ComposeInvocation invocation(LabProject project) {
        return new ComposeInvocation(
                project.name(),
                project.folder().toString(),
                List.of(project.file().toString()),
                List.of());
    }

    @Test
    void saysItsVersion() {
        assertThat(cli(lab.prepare("ManyStates")).version()).matches("[2-9]\\d*\\.\\d+\\..*");
    }

    @Test
    void recreatesTheServiceWhoseDefinitionChangedAndNoOther() throws IOException {
        var project = lab.up("ManyStates");
        var clean = project.containerId("clean");
        var leaking = project.containerId("leaking");
        Files.writeString(
                project.file(), Files.readString(project.file()).replace("test: timeout 3 true", "test: ':'"));

        var outcome = cli(project).bringUp(invocation(project), new TreeMap<>(Map.of("leaking", 1, "clean", 1)));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(project.containerId("leaking")).isNotEqualTo(leaking);
        assertThat(project.containerId("clean")).isEqualTo(clean);
    }

    @Test
    void passesOnWhyItFailed() throws IOException {
        var project = lab.prepare("ManyStates");
        Files.writeString(project.file(), "services: {leaking: {image: composure-test/no-such-image}}");

        var outcome = cli(project).bringUp(invocation(project), new TreeMap<>(Map.of("leaking", 1)));

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.output()).contains("no-such-image");
    }
}
