package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Where a recreate would do anything but bring the new check, nothing is written and nobody is recreated, and the reason
 * is told. The numbers are those of `src/docs/recreate.md`.
 */
@Tag("docker")
class HeldRecreateScenarioIT {

    private static final Duration HELD = Duration.ofSeconds(150);
    private static final Duration PROVEN = Duration.ofMinutes(2);
    private static final String BUSYBOX = "composure-test/busybox";

    @RegisterExtension
    final Lab lab = new Lab();

    private String guest = "";

    @AfterEach
    void sendTheGuestAway() {
        if (!guest.isEmpty()) {
            TestEngine.required().docker("rm", "-fv", guest).succeeded();
        }
    }

    private LabProject project() {
        var project = lab.prepare("Recreated");
        project.up();
        return project;
    }

    private LabProject projectWith(String words, String others) {
        var project = lab.prepare("Recreated");
        project.edit(words, others);
        project.up();
        return project;
    }

    private RunningOperator serve(LabProject project) {
        return lab.serve(
                LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")), List.of(project), "--mode", "enforce");
    }

    private void isHeld(LabProject project, String reason, String... words) {
        var before = Snapshot.of(project);
        isStalled(project, reason, words);
        before.isUntouched();
    }

    private void isStalled(LabProject project, String reason, String... words) {
        var view = serve(project)
                .await(
                        project,
                        HELD,
                        "is held for " + reason,
                        seen -> seen.condition("Stalled").equals("True " + reason));
        assertThat(view.message("Stalled")).contains(words).doesNotContain("hunter");
        assertThat(view.remediations()).isEmpty();
    }

    /** A container of no project, which goes with the test. */
    private void guest(String... options) {
        var words = new ArrayList<>(List.of("run", "-d"));
        words.addAll(List.of(options));
        words.addAll(List.of(BUSYBOX, "sleep", "infinity"));
        guest = TestEngine.required()
                .docker(words.toArray(String[]::new))
                .succeeded()
                .strip();
    }

    /** Without it, nothing that is held below would prove anything. */
    @Test
    void theSameProjectUndisturbedIsRemedied() {
        var project = project();
        var before = Snapshot.of(project);
        serve(project).await(project, PROVEN, "is proven", ProjectView::isProven);
        before.isRecreated("web");
        before.isNotRecreated("db");
        before.isNotRecreated("tls");
    }

    /** F01: the port may be taken, and then the old container would be gone. */
    @Test
    void aPortThatWouldBePublishedWithIt() {
        var project = project();
        project.edit(
                "environment: {TOKEN: hunter2} # web",
                "ports: [\"127.0.0.1:18977:80\"]\n    environment: {TOKEN: hunter2}");
        isHeld(project, "DriftedFile", "PortBindings");
    }

    /** F05: whoever has the engine's socket may be Composure, or what it reaches the engine through. */
    @Test
    void whoeverCarriesTheSocketOfTheEngine() {
        var socket = TestEngine.required().host().substring("unix://".length());
        isHeld(
                projectWith("volumes: [/anonymous,", "volumes: [\"%s:/var/run/docker.sock\",".formatted(socket)),
                "Self",
                "socket");
    }

    /** F07: a container of another project would be left with the namespaces of a dead one. */
    @Test
    void aStrangerInItsNetwork() {
        var project = project();
        guest("--network", "container:" + project.containerId("web").value());
        isHeld(project, "SharedElsewhere", "stranded");
        assertThat(project.engine()
                        .docker("exec", guest, "ls", "/sys/class/net")
                        .succeeded())
                .contains("eth0");
    }

    /** F14: a recreate would start another image. */
    @Test
    void aTagThatNamesAnotherImage() {
        var tag = "lab-moved-" + ProcessHandle.current().pid();
        var engine = TestEngine.required();
        engine.docker("tag", BUSYBOX, tag).succeeded();
        try {
            var project = projectWith("image: composure-test/busybox # web", "image: " + tag);
            engine.docker("tag", "composure-test/tls", tag).succeeded();
            isHeld(project, "DriftedImage", "another image");
        } finally {
            engine.docker("rmi", "-f", tag).succeeded();
        }
    }

    /** F42: nothing could be put back. */
    @Tag("long")
    @Test
    void anImageWithoutItsTag() {
        var tag = "lab-gone-" + ProcessHandle.current().pid();
        var engine = TestEngine.required();
        engine.docker("tag", BUSYBOX, tag).succeeded();
        var project = projectWith("image: composure-test/busybox # web", "image: " + tag);
        engine.docker("rmi", "-f", tag).succeeded();
        isHeld(project, "DriftedImage", "lost its tag");
    }

    /** F17: what somebody has written and not brought up yet is not ours to bring up. */
    @Tag("long")
    @Test
    void anEditOfTheServiceItself() {
        var project = project();
        project.edit("TOKEN: hunter2", "TOKEN: hunter3");
        isHeld(project, "DriftedEnv", "TOKEN");
    }

    /** F17: of what it depends on. */
    @Tag("long")
    @Test
    void anEditOfWhatItDependsOn() {
        var project = project();
        project.edit("[sleep, infinity] # db", "[sleep, '1000000'] # db");
        isHeld(project, "DriftedFile", "db: ", "Cmd");
    }

    /** F17: of a sibling, which a recreate of the service does not touch. */
    @Tag("long")
    @Test
    void anEditOfASiblingStaysPending() {
        var project = project();
        project.edit(
                "    image: composure-test/tls\n", "    image: composure-test/tls\n    environment: {LATER: '1'}\n");
        var before = Snapshot.of(project);
        serve(project).await(project, PROVEN, "is proven", ProjectView::isProven);
        before.isRecreated("web");
        before.isNotRecreated("tls");
        assertThat(project.text("compose.yaml")).contains("LATER");
    }

    /** F25: a variable of the shell that brought it up. */
    @Tag("long")
    @Test
    void aVariableThatOnlyTheShellHad() {
        var project = lab.prepare("Recreated");
        project.edit("TOKEN: hunter2", "TOKEN: \"${LAB_SHELL:-}\"");
        project.composeWith(Map.of("LAB_SHELL", "hunter4"), "up", "-d").succeeded();
        isHeld(project, "DriftedEnv", "TOKEN");
    }

    /** F27: the folder was moved after it was brought up; nobody makes it anew. */
    @Test
    void aFolderThatWasMoved() throws IOException {
        var project = project();
        var id = project.containerId("web");
        var elsewhere = project.folder().resolveSibling(project.folder().getFileName() + "-moved");
        Files.move(project.folder(), elsewhere);
        try {
            isStalled(project, "SourceUnavailable", "compose.yaml");
            assertThat(project.folder()).doesNotExist();
            assertThat(project.containerId("web")).isEqualTo(id);
        } finally {
            if (Files.notExists(project.folder())) {
                Files.move(elsewhere, project.folder());
            }
        }
    }

    /** F27: compose was given its project by a pipe, and says so in the label. */
    @Tag("long")
    @Test
    void aProjectThatCameThroughAPipe() {
        var project = project();
        relabelled(project, Map.of("com.docker.compose.project.config_files", "-"));
    }

    /** F27: version 1 wrote relative paths. */
    @Tag("long")
    @Test
    void aRelativePathOfTheFirstCompose() {
        var project = project();
        relabelled(
                project,
                Map.of(
                        "com.docker.compose.project.config_files", "compose.yaml",
                        "com.docker.compose.project.working_dir", "."));
    }

    private void relabelled(LabProject project, Map<String, String> labels) {
        var name = project.inspect("web", "{{.Name}}").substring(1);
        project.compose("rm", "-sf", "web").succeeded();
        var words = new ArrayList<>(List.of("run", "-d", "--name", name));
        var all = new TreeMap<>(Map.of(
                "com.docker.compose.project", project.name(),
                "com.docker.compose.service", "web",
                "com.docker.compose.container-number", "1",
                "com.docker.compose.oneoff", "False",
                "com.docker.compose.config-hash", "0",
                "com.docker.compose.version", "1.29.2"));
        all.putAll(labels);
        all.forEach((key, value) -> words.addAll(List.of("--label", key + "=" + value)));
        words.addAll(List.of(BUSYBOX, "sleep", "infinity"));
        guest = project.engine()
                .docker(words.toArray(String[]::new))
                .succeeded()
                .strip();
        var text = project.text("compose.yaml");
        serve(project)
                .await(
                        project,
                        HELD,
                        "is held",
                        seen -> !seen.condition("Stalled").isEmpty());
        assertThat(project.text("compose.yaml")).isEqualTo(text);
        assertThat(project.containerId("web").value()).isEqualTo(guest);
        assertThat(Path.of("compose.yaml")).doesNotExist();
    }

    /** F38: who has the file itself as a mount goes on seeing the old one. */
    @Tag("long")
    @Test
    void aFileThatIsAMountOfAContainer() {
        var project = project();
        guest("-v", project.file() + ":/stack/compose.yaml");
        isHeld(project, "SourceUnavailable", "mount");
    }

    /** F39: the tool that generates the file writes over every edit. */
    @Tag("long")
    @Test
    void aFileThatAnotherToolGenerates() {
        isHeld(
                projectWith("environment: {TOKEN: hunter2} # web", "labels: {coolify.managed: 'true'}"),
                "ForeignManaged",
                "Coolify");
    }
}
