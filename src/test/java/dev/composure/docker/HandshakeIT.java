package dev.composure.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Lab;
import dev.composure.lab.LabProject;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.round.TakeHandshake;
import dev.composure.reconcile.Drift;
import dev.composure.reconcile.Handshake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What compose would make of the files, held against what runs: every state of drift on the real engine. */
@Tag("docker")
class HandshakeIT {

    @RegisterExtension
    final Lab lab = new Lab();

    private static Handshake handshake(LabProject project) {
        return taken(project).handshake();
    }

    private static TakeHandshake.Taken taken(LabProject project) {
        var cli = new DockerComposeCli(
                project.engine().composeBinary(), project.engine().host(), System.getenv(), Duration.ofMinutes(2));
        try (var engine = new DockerEngine(project.engine().host())) {
            var containers = engine.composeContainers().stream()
                    .filter(container -> container.composeLabel("project").equals(project.name()))
                    .toList();
            var services = containers.stream()
                    .map(container -> container.composeLabel("service"))
                    .collect(Collectors.toSet());
            var invocation = new ComposeInvocation(
                    project.name(),
                    project.folder().toString(),
                    List.of(project.file().toString()),
                    List.of());
            return new TakeHandshake(engine, cli).take(invocation, services, containers);
        }
    }

    private static Map<String, List<String>> reasons(Handshake handshake) {
        return handshake.drifts().stream()
                .collect(Collectors.groupingBy(
                        Drift::service,
                        TreeMap::new,
                        Collectors.mapping(drift -> drift.reason().word(), Collectors.toList())));
    }

    @Test
    void aProjectThatWasJustBroughtUpHasNoDrift() {
        var project = lab.up("EveryFeature");
        var before = project.allContainers();

        var handshake = handshake(project);

        assertThat(handshake.drifts()).as("%s", taken(project).rehearsal()).isEmpty();
        assertThat(project.allContainers()).as("a rehearsal touches nothing").isEqualTo(before);
        assertThat(handshake.tiesOf("web").dependsOn())
                .containsEntry("job", "service_completed_successfully")
                .containsEntry("db", "service_healthy");
        assertThat(handshake.tiesOf("web").sharers()).containsExactly("sidecar");
        assertThat(handshake.recreatedWith("web")).containsExactly("sidecar", "web");
        assertThat(handshake.involved("web")).containsExactly("db", "job", "sidecar", "web");
    }

    private LabProject drifting() {
        var project = lab.prepare("Drifting");
        project.up();
        assertThat(handshake(project).drifts()).as("it is in sync first").isEmpty();
        return project;
    }

    private static void edit(LabProject project, String before, String after) {
        var text = project.text("compose.yaml");
        assertThat(text).contains(before);
        project.write(text.replace(before, after));
    }

    @Test
    void anotherCommandInTheFileIsDriftOfTheFile() {
        var project = drifting();
        edit(project, "[sleep, infinity] # db", "[sleep, '1000000'] # db");
        assertThat(reasons(handshake(project))).isEqualTo(Map.of("db", List.of("DriftedFile")));
        assertThat(handshake(project).drifts().getFirst().message())
                .contains("Cmd")
                .doesNotContain("1000000");
    }

    @Test
    void whatAnotherToolDeploysBelongsToThatTool() {
        var project = lab.prepare("Drifting");
        edit(project, "environment: {TOKEN: hunter2}", "labels: {cd.doco.metadata.manager: doco-cd}");
        project.up();
        assertThat(reasons(handshake(project))).isEqualTo(Map.of("web", List.of("ForeignManaged")));
    }

    @Test
    void anotherVariableIsDriftOfTheEnvironmentAndItsValueStaysUntold() {
        var project = drifting();
        edit(project, "TOKEN: hunter2", "TOKEN: hunter3");
        assertThat(reasons(handshake(project))).isEqualTo(Map.of("web", List.of("DriftedEnv")));
        assertThat(handshake(project).drifts().getFirst().message())
                .contains("variable TOKEN")
                .doesNotContain("hunter");
    }

    @Test
    void anotherImageBehindTheTagIsDriftOfTheImage() {
        var project = lab.prepare("Drifting");
        var tag = project.name() + "/app:latest";
        project.engine().docker("tag", "composure-test/busybox", tag).succeeded();
        edit(project, "composure-test/busybox # web", tag + " # web");
        project.up();
        assertThat(handshake(project).drifts()).isEmpty();
        project.engine().docker("tag", "composure-test/tls", tag).succeeded();
        try {
            assertThat(reasons(handshake(project))).isEqualTo(Map.of("web", List.of("DriftedImage")));
        } finally {
            project.engine().docker("rmi", tag).succeeded();
        }
    }

    @Test
    void anotherAliasIsDriftOfTheNetwork() {
        var project = drifting();
        edit(project, "aliases: [www]", "aliases: [www, other]");
        assertThat(reasons(handshake(project))).isEqualTo(Map.of("web", List.of("DriftedNetwork")));
    }

    @Test
    void aNetworkThatWasLeftIsDriftOfTheNetwork() {
        var project = drifting();
        project.engine()
                .docker(
                        "network",
                        "disconnect",
                        project.name() + "_back",
                        project.containerId("web").value())
                .succeeded();
        assertThat(reasons(handshake(project))).isEqualTo(Map.of("web", List.of("DriftedNetwork")));
    }

    @Test
    void aNetworkThatIsMissingIsDriftOfTheNetworkForAll() {
        var project = drifting();
        edit(project, "networks: {back: {}}", "networks: {back: {}, more: {}}");
        edit(project, "networks: [back] # db", "networks: [back, more] # db");
        assertThat(reasons(handshake(project)).get("db")).contains("DriftedNetwork");
        assertThat(reasons(handshake(project)).get("web")).contains("DriftedNetwork");
    }

    @Test
    void aStoppedDependencyIsDriftOfTheState() {
        var project = drifting();
        project.compose("stop", "db").succeeded();
        assertThat(reasons(handshake(project))).isEqualTo(Map.of("db", List.of("DriftedState")));
        assertThat(handshake(project).inTheWayOf("web")).hasSize(1);
    }

    @Test
    void aPausedServiceIsDriftOfTheState() {
        var project = drifting();
        project.compose("pause", "web").succeeded();
        assertThat(reasons(handshake(project))).isEqualTo(Map.of("web", List.of("DriftedState")));
        project.compose("unpause", "web").succeeded();
    }

    @Test
    void aDependencyWithoutAContainerIsDriftOfTheScale() {
        var project = drifting();
        project.compose("rm", "-sf", "db").succeeded();
        assertThat(reasons(handshake(project)).get("db")).containsExactly("DriftedScale");
    }

    @Test
    void whatWasChangedOnTheContainerItselfIsDriftOfTheFile() {
        var project = drifting();
        project.engine()
                .docker(
                        "update",
                        "--memory",
                        "64m",
                        "--memory-swap",
                        "64m",
                        project.containerId("web").value())
                .succeeded();
        assertThat(reasons(handshake(project))).isEqualTo(Map.of("web", List.of("DriftedFile")));
        assertThat(handshake(project).drifts().getFirst().message()).contains("HostConfig.Memory");
    }

    @Test
    void aFileThatComposeCannotReadIsUnreachable() {
        var project = drifting();
        var text = project.text("compose.yaml");
        edit(project, "services:", "services: [");
        var reasons = reasons(handshake(project));
        project.write(text);
        assertThat(reasons).isEqualTo(Map.of("db", List.of("Unreachable"), "web", List.of("Unreachable")));
    }
}
