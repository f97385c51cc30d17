package dev.composure.reconcile.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.reconcile.Drift;
import dev.composure.reconcile.Handshake;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HandshakeTakingTest {

    private static final String IMAGE = "sha256:busybox";
    private static final Definition OF_IMAGE =
            new Definition(Map.of("/Env/PATH", "/bin", "/Cmd", "[\"sh\"]", "/WorkingDir", "\"/\""));

    private final FakeEngine engine = new FakeEngine();
    private final List<DesiredContainer> desired = new ArrayList<>();
    private final List<Present> present = new ArrayList<>();

    private ObservedContainer container(String service, UnaryOperator<FakeContainer> habits) {
        var id = engine.start(
                habits.apply(FakeContainer.of("shop", service).withLabel("com.docker.compose.version", "2.26.1")));
        return engine.inspect(id).orElseThrow();
    }

    private static Definition definition(String... pathsAndValues) {
        var fields = new TreeMap<String, String>();
        fields.put("/Labels/com.docker.compose.config-hash", "same");
        fields.put("/Labels/com.docker.compose.version", "2.26.1");
        for (int index = 0; index < pathsAndValues.length; index += 2) {
            fields.put(pathsAndValues[index], pathsAndValues[index + 1]);
        }
        return new Definition(fields);
    }

    private HandshakeTakingTest wants(String service, String... pathsAndValues) {
        desired.add(new DesiredContainer(
                service, "shop-%s-1".formatted(service), "id-" + service, definition(pathsAndValues)));
        return this;
    }

    private HandshakeTakingTest has(String service, String... pathsAndValues) {
        return has(service, container -> container, IMAGE, pathsAndValues);
    }

    private HandshakeTakingTest has(
            String service, UnaryOperator<FakeContainer> habits, String tagged, String... pathsAndValues) {
        present.add(new Present(container(service, habits), definition(pathsAndValues), OF_IMAGE, tagged));
        return this;
    }

    private Handshake handshake(String... otherChanges) {
        return new HandshakeTaking(new Rehearsal(desired, new TreeSet<>(Arrays.asList(otherChanges)), ""), present)
                .handshake();
    }

    private List<String> drifts(String... otherChanges) {
        return handshake(otherChanges).drifts().stream()
                .map(drift -> drift.service() + " " + drift.reason().word())
                .toList();
    }

    private String message() {
        return handshake().drifts().stream().map(Drift::message).findFirst().orElse("");
    }

    @Test
    void whatTheImageAndTheEngineFillInIsNoDrift() {
        wants("web", "/Env/A", "1", "/AttachStdout", "true");
        has(
                "web",
                "/Env/A",
                "1",
                "/Env/PATH",
                "/bin",
                "/Cmd",
                "[\"sh\"]",
                "/WorkingDir",
                "\"/\"",
                "/Hostname",
                "\"0123\"",
                "/HostConfig/ShmSize",
                "67108864",
                "/HostConfig/RestartPolicy/Name",
                "\"no\"");
        assertThat(drifts()).isEmpty();
    }

    @Test
    void whatSomebodyChangedOnTheContainerIsDrift() {
        wants("web");
        has("web", "/Env/PATH", "/bin", "/Cmd", "[\"sh\"]", "/WorkingDir", "\"/\"", "/HostConfig/Memory", "1");
        assertThat(drifts()).containsExactly("web DriftedFile");
        assertThat(message()).contains("HostConfig.Memory").contains("docker compose up -d web");
    }

    @Test
    void anEntrypointOfItsOwnDropsTheCommandOfTheImage() {
        wants("web", "/Entrypoint", "[\"x\"]");
        has("web", "/Entrypoint", "[\"x\"]", "/Env/PATH", "/bin", "/WorkingDir", "\"/\"");
        assertThat(drifts()).isEmpty();
    }

    @Test
    void everyKindOfFieldHasItsReason() {
        wants("web", "/Env/A", "secret1", "/Networks/back", "true", "/Mounts:/data", "bind /a rw", "/User", "\"1\"");
        has("web", "/Env/A", "secret2", "/Env/PATH", "/bin", "/Cmd", "[\"sh\"]", "/WorkingDir", "\"/\"");
        assertThat(drifts()).containsExactly("web DriftedEnv", "web DriftedNetwork", "web DriftedFile");
        var messages = handshake().drifts().stream().map(Drift::message).toList();
        assertThat(messages.toString())
                .contains("variable A", "network back", "mount /data", "User")
                .doesNotContain("secret");
    }

    @Test
    void anotherHashWithTheSameVersionIsDriftAndWithAnotherNeedsAnApproval() {
        wants("web");
        has(
                "web",
                "/Labels/com.docker.compose.config-hash",
                "other",
                "/Env/PATH",
                "/bin",
                "/Cmd",
                "[\"sh\"]",
                "/WorkingDir",
                "\"/\"");
        assertThat(drifts()).containsExactly("web DriftedFile");
        desired.clear();
        wants("web", "/Labels/com.docker.compose.version", "5.0.0");
        assertThat(drifts()).containsExactly("web ComposeVersionDiffers");
        assertThat(message()).contains("2.26.1").contains("5.0.0");
    }

    @Test
    void theHashOfWhoMeansAnotherContainerSaysNothing() {
        wants("web").wants("side", "/HostConfig/NetworkMode", "\"container:@shop-web-1\"");
        String[] plain = {"/Env/PATH", "/bin", "/Cmd", "[\"sh\"]", "/WorkingDir", "\"/\""};
        has("web", plain);
        present.add(new Present(
                container("side", habits -> habits),
                definition(plain)
                        .with(Map.of(
                                "/HostConfig/NetworkMode",
                                "\"container:@shop-web-1\"",
                                "/Labels/com.docker.compose.config-hash",
                                "other")),
                OF_IMAGE,
                IMAGE));
        assertThat(drifts()).isEmpty();
        assertThat(handshake().recreatedWith("web")).containsExactly("side", "web");
    }

    @Test
    void aTagThatMovedOrIsGoneIsDriftOfTheImage() {
        wants("web");
        has(
                "web",
                container -> container,
                "sha256:new",
                "/Env/PATH",
                "/bin",
                "/Cmd",
                "[\"sh\"]",
                "/WorkingDir",
                "\"/\"");
        assertThat(drifts()).containsExactly("web DriftedImage");
        present.clear();
        has("web", container -> container, "", "/Env/PATH", "/bin", "/Cmd", "[\"sh\"]", "/WorkingDir", "\"/\"");
        assertThat(message()).contains("has lost its tag");
    }

    @Test
    void whatIsStoppedIsDriftUnlessSomebodyWaitsForItToBeDone() {
        String[] plain = {"/Env/PATH", "/bin", "/Cmd", "[\"sh\"]", "/WorkingDir", "\"/\""};
        wants("job");
        has("job", FakeContainer::exited, IMAGE, plain);
        assertThat(drifts()).containsExactly("job DriftedState");
        wants(
                "web",
                "/Labels/com.docker.compose.depends_on",
                "job:service_completed_successfully:false,db:service_started:true");
        assertThat(drifts()).containsExactly("web DriftedScale");
        assertThat(handshake().tiesOf("web").dependsOn())
                .containsEntry("job", "service_completed_successfully")
                .containsEntry("db", "service_started");
        wants("db");
        assertThat(handshake().tiesOf("db").restarted()).containsExactly("web");
    }

    @Test
    void aMissingNetworkConcernsAll() {
        String[] plain = {"/Env/PATH", "/bin", "/Cmd", "[\"sh\"]", "/WorkingDir", "\"/\""};
        wants("web").has("web", plain);
        assertThat(drifts("create network shop_back")).containsExactly("web DriftedNetwork");
        assertThat(drifts("create volume shop_data")).containsExactly("web DriftedFile");
    }

    @Test
    void aRehearsalThatFailedSaysNothingButThat() {
        has("web");
        var failed = new Rehearsal(List.of(), new TreeSet<>(List.of("pull image x")), "compose ended with exit code 1");
        var handshake = new HandshakeTaking(failed, present).handshake();
        assertThat(handshake.drifts()).singleElement().satisfies(drift -> {
            assertThat(drift.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(drift.message()).contains("exit code 1").contains("pull image x");
        });
    }

    @Test
    void withoutTheImageOfAContainerComposeCannotRehearse() {
        has("web", container -> container, "").has("db");
        var failed = new Rehearsal(List.of(), new TreeSet<>(List.of("pull image x")), "compose ended with exit code 1");
        assertThat(new HandshakeTaking(failed, present).handshake().drifts())
                .extracting(drift -> drift.service() + " " + drift.reason().word())
                .containsExactly("web DriftedImage", "db Unreachable");
    }

    @Test
    void furtherDriftsAndForeignSharersAreAdded() {
        wants("web").has("web", "/Env/PATH", "/bin", "/Cmd", "[\"sh\"]", "/WorkingDir", "\"/\"");
        var more = handshake()
                .with(
                        List.of(new Drift("web", Reason.WRITABLE_LAYER, "x")),
                        new TreeMap<>(Map.of("web", new TreeSet<>(List.of("other-1")))));
        assertThat(more.inTheWayOf("web")).hasSize(1);
        assertThat(more.tiesOf("web").foreignSharers()).containsExactly("other-1");
        assertThat(more.tiesOf("nobody").sharers()).isEmpty();
    }

    private Drift ownerOf(UnaryOperator<FakeContainer> habits) {
        desired.clear();
        present.clear();
        var drifts = wants("web").has("web", habits, IMAGE).handshake().drifts();
        assertThat(drifts).hasSize(1);
        assertThat(drifts.getFirst().reason()).isEqualTo(Reason.FOREIGN_MANAGED);
        return drifts.getFirst();
    }

    @Test
    void theFilesOfAnotherToolAreToldByItsMarks() {
        var files = "com.docker.compose.project.config_files";
        var folder = "com.docker.compose.project.working_dir";
        assertThat(ownerOf(web -> web.withLabel("cd.doco.metadata.manager", "doco-cd"))
                        .message())
                .startsWith("doco-cd keeps the files of this stack");
        assertThat(ownerOf(web -> web.withLabel(files, "/data/compose/12/docker-compose.yml"))
                        .message())
                .startsWith("Portainer");
        assertThat(ownerOf(web -> web.withLabel(folder, "/data/compose/12")).message())
                .startsWith("Portainer");
        assertThat(ownerOf(web -> web.withLabel(folder, "/etc/komodo/stacks/blog"))
                        .message())
                .startsWith("Komodo");
        assertThat(ownerOf(web -> web.withLabel("coolify.managed", "true")).message())
                .startsWith("Coolify");
        assertThat(ownerOf(web -> web.withLabel(folder, "/var/lib/casaos/apps/blog"))
                        .message())
                .startsWith("CasaOS");
    }

    /** To Dockge the files on disk are the truth, so whoever edits them there does as its users do. */
    @Test
    void aStackOfDockgeMayBeEdited() {
        var folder = "com.docker.compose.project.working_dir";
        wants("web").has("web", web -> web.withLabel(folder, "/opt/stacks/blog"), IMAGE);
        assertThat(handshake().drifts()).isEmpty();
    }

    @Test
    void aFolderThatOnlyLooksLikeItIsNobodyElses() {
        var folder = "com.docker.compose.project.working_dir";
        wants("web").has("web", web -> web.withLabel(folder, "/srv/data/compose/blog"), IMAGE);
        assertThat(handshake().drifts()).isEmpty();
    }
}
