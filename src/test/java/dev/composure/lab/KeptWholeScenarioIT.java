package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A recreate must bring the new check and leave everything else of the container and around it as it was. The numbers are
 * those of `src/docs/recreate.md`.
 */
@Tag("docker")
@Tag("long")
class KeptWholeScenarioIT {

    private static final Duration PROVEN = Duration.ofMinutes(2);

    @RegisterExtension
    final Lab lab = new Lab();

    private LabProject prepared(String words, String others) {
        var project = lab.prepare("Recreated");
        project.edit(words, others);
        return project;
    }

    private ProjectView settled(LabProject project, Predicate<ProjectView> holds) {
        return lab.serve(
                        LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")),
                        List.of(project),
                        "--mode",
                        "enforce")
                .await(project, PROVEN, "settles", holds);
    }

    private static boolean isWritten(ProjectView view) {
        return view.remediations().equals(List.of("init Written PendingDeploy"));
    }

    private void proven(LabProject project) {
        settled(project, ProjectView::isProven);
        assertThat(project.text("compose.yaml")).contains("init: true");
        assertThat(project.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
    }

    private static String inWeb(LabProject project, String... words) {
        var all = new ArrayList<>(List.of("exec", project.containerId("web").value()));
        all.addAll(List.of(words));
        return project.engine().docker(all.toArray(String[]::new)).succeeded();
    }

    /** F11, F12: data in an anonymous volume, and in a named one whose options were changed in the file. */
    @Test
    void whatIsInItsVolumes() {
        var project = lab.up("Recreated");
        inWeb(project, "sh", "-c", "echo one > /anonymous/marker; echo two > /kept/marker");
        project.edit("  kept:\n", "  kept: {driver_opts: {type: tmpfs, device: tmpfs}}\n");
        var volume = volumeMadeAt(project);
        var volumes = volumes(project);

        proven(project);

        assertThat(inWeb(project, "cat", "/anonymous/marker", "/kept/marker")).isEqualTo("one\ntwo\n");
        assertThat(volumeMadeAt(project)).isEqualTo(volume);
        assertThat(volumes(project)).as("no volume is left over").isEqualTo(volumes);
    }

    private static String volumeMadeAt(LabProject project) {
        return project.engine()
                .docker("volume", "inspect", "--format", "{{.CreatedAt}}", project.name() + "_kept")
                .succeeded();
    }

    private static List<String> volumes(LabProject project) {
        return project.engine()
                .docker("volume", "ls", "-q")
                .succeeded()
                .lines()
                .sorted()
                .toList();
    }

    /** F08, F10, F13, F18, F19, F20: aliases, addresses, an inline config, labels; and the user's next `up` does nothing. */
    @Test
    void whoItIsOnTheNetworkAndWhatItWasGiven() throws IOException {
        var project = prepared("environment: {TOKEN: hunter2} # web", """
                env_file: web.env
                    hostname: www
                    mac_address: "02:42:ac:11:00:42"
                    networks: {front: {aliases: [www, "www.example"], ipv4_address: 10.213.78.10}, default: {}}
                    configs: [{source: inline, target: /etc/inline.conf}]
                    labels: {owner: me}""");
        project.edit("volumes:\n  kept:\n", """
                volumes:
                  kept:
                networks:
                  front: {ipam: {config: [{subnet: 10.213.78.0/24}]}}
                configs:
                  inline: {content: "a=1"}
                """);
        Files.writeString(project.folder().resolve("web.env"), "FROM_FILE=1\n");
        project.up();
        project.awaitHealthy("web");
        var before = identity(project);
        assertThat(before).contains("10.213.78.10", "www.example", "02:42:ac:11:00:42");

        proven(project);

        assertThat(identity(project)).isEqualTo(before);
        assertThat(inWeb(project, "cat", "/etc/inline.conf")).isEqualTo("a=1");
        var after = Snapshot.of(project);
        project.up();
        after.isUntouched();
    }

    /** Aliases but for the container's own id, addresses, labels but for what compose keeps of the definition. */
    private static String identity(LabProject project) {
        var id = project.containerId("web").value().substring(0, 12);
        return project.inspect(
                        "web",
                        "{{.Name}} {{.Config.Hostname}} {{json .Config.Env}} {{range $n, $e := .NetworkSettings.Networks}}"
                                + "{{$n}} {{json $e.Aliases}} {{$e.IPAMConfig}} {{$e.MacAddress}} {{end}}"
                                + "{{range $k, $v := .Config.Labels}}{{if not (or (eq $k \"com.docker.compose.config-hash\")"
                                + " (eq $k \"com.docker.compose.replace\"))}}{{$k}}={{$v}} {{end}}{{end}}")
                .replace(id, "ID")
                .replaceAll("02:42:0a:[0-9a-f:]+|02:42:ac:(?!11:00:42)[0-9a-f:]+", "MAC");
    }

    /** F15, F16: nothing is pulled and nothing is built. */
    @Tag("long")
    @Test
    void itsImage() throws IOException {
        var project = prepared(
                "image: composure-test/busybox # web",
                "image: composure-test/busybox\n    pull_policy: always\n    build: .");
        Files.writeString(project.folder().resolve("Dockerfile"), "FROM composure-test/tls\n");
        project.up();
        var image = project.inspect("web", "{{.Image}}");
        proven(project);
        assertThat(project.inspect("web", "{{.Image}}")).isEqualTo(image);
    }

    /** F21: three by hand stay three. */
    @Test
    void howManyThereAre() {
        var project = lab.prepare("Recreated");
        project.compose("up", "-d", "--scale", "web=3").succeeded();
        settled(project, ProjectView::isProven);
        assertThat(names(project))
                .contains(project.name() + "-web-1", project.name() + "-web-2", project.name() + "-web-3")
                .hasSize(5);
    }

    private static List<String> names(LabProject project) {
        return project.compose("ps", "-a", "--format", "{{.Name}}")
                .succeeded()
                .lines()
                .sorted()
                .toList();
    }

    /** F22: a person stopped it. */
    @Test
    void thatItIsStopped() {
        var project = lab.up("Recreated");
        project.compose("stop", "web").succeeded();
        var before = Snapshot.of(project);
        settled(project, KeptWholeScenarioIT::isWritten);
        assertThat(project.text("compose.yaml")).contains("init: true");
        before.isNotRecreated("web");
        assertThat(project.inspect("web", "{{.State.Status}}")).isEqualTo("exited");
    }

    /** F22: or paused it. */
    @Tag("long")
    @Test
    void thatItIsPaused() {
        var project = lab.up("Recreated");
        project.compose("pause", "web").succeeded();
        var before = Snapshot.of(project);
        settled(project, KeptWholeScenarioIT::isWritten);
        before.isNotRecreated("web");
        assertThat(project.inspect("web", "{{.State.Status}}")).isEqualTo("paused");
        project.compose("unpause", "web").succeeded();
    }

    /** F23: what `compose run` started has the service's labels and is none of its containers. */
    @Tag("long")
    @Test
    void aOneOffBesideIt() {
        var project = lab.up("Recreated");
        var name = project.name() + "-once";
        project.compose("run", "-d", "--no-deps", "--name", name, "web").succeeded();
        try {
            var started = project.engine()
                    .docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", name)
                    .succeeded();
            proven(project);
            assertThat(project.engine()
                            .docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", name)
                            .succeeded())
                    .isEqualTo(started);
        } finally {
            project.engine().docker("rm", "-fv", name).succeeded();
        }
    }

    /** F24: a service that the file lost, where `.env` wants orphans removed. */
    @Test
    void anOrphanBesideIt() throws IOException {
        var project = lab.up("Recreated");
        Files.writeString(project.folder().resolve(".env"), "COMPOSE_REMOVE_ORPHANS=true\n");
        var text = project.text("compose.yaml");
        project.write(
                text.replace(
                        "volumes:\n  kept:",
                        "  lost:\n    image: composure-test/busybox\n    command: [sleep, infinity]\n    stop_signal: KILL\nvolumes:\n  kept:"));
        project.compose("up", "-d", "lost").succeeded();
        var lost = project.containerId("lost");
        project.write(text);
        proven(project);
        assertThat(project.containerId("lost")).isEqualTo(lost);
        assertThat(project.inspect("lost", "{{.State.Running}}")).isEqualTo("true");
    }

    /** F28: `--compatibility` names containers in another way. */
    @Tag("long")
    @Test
    void itsNameOfTheFirstCompose() {
        var project = lab.prepare("Recreated");
        project.compose("--compatibility", "up", "-d").succeeded();
        proven(project);
        assertThat(project.inspect("web", "{{.Name}}")).isEqualTo("/" + project.name() + "_web_1");
    }

    /** F27: the file is a link. */
    @Tag("long")
    @Test
    void thatItsFileIsALink() throws IOException {
        var project = lab.prepare("Recreated");
        var target = project.folder().resolve("real.yaml");
        Files.move(project.file(), target);
        Files.createSymbolicLink(project.file(), target.getFileName());
        project.up();
        proven(project);
        assertThat(project.file()).isSymbolicLink();
        assertThat(target).isRegularFile().content().contains("init: true");
    }

    /** F06: who lives in its namespaces and uses its volumes lives on there. */
    @Test
    void whoLivesInItsNamespaces() {
        var project = prepared("  db:\n", """
                  net:
                    image: composure-test/busybox
                    command: [sleep, infinity]
                    stop_signal: KILL
                    network_mode: service:web
                  pids:
                    image: composure-test/busybox
                    command: [sleep, infinity]
                    stop_signal: KILL
                    pid: service:web
                    volumes_from: [web]
                  db:
                """.indent(0));
        project.up();
        project.awaitHealthy("web");
        inWeb(project, "sh", "-c", "echo one > /anonymous/marker");
        proven(project);
        assertThat(project.inspect("net", "{{.State.Running}} {{.HostConfig.NetworkMode}}"))
                .isEqualTo("true container:" + project.containerId("web").value());
        assertThat(project.engine()
                        .docker("exec", project.containerId("net").value(), "ls", "/sys/class/net")
                        .succeeded())
                .contains("eth0");
        assertThat(project.engine()
                        .docker("exec", project.containerId("pids").value(), "cat", "/anonymous/marker")
                        .succeeded())
                .isEqualTo("one\n");
        assertThat(project.inspect("pids", "{{.HostConfig.PidMode}}"))
                .isEqualTo("container:" + project.containerId("web").value());
    }

    /** Beside them: a file of ten megabytes, of which not one byte but the edit may change. */
    @Tag("long")
    @Test
    void everyByteOfALargeFile() throws IOException {
        var project = lab.prepare("Recreated");
        var filler = new StringBuilder();
        for (int line = 0; filler.length() < 10_000_000; line++) {
            filler.append("# line ").append(line).append(" of what somebody keeps here, with umlauts: äöü\n");
        }
        project.write(filler + project.text("compose.yaml"));
        project.up();
        proven(project);
        var after = Files.readString(project.file(), StandardCharsets.UTF_8);
        assertThat(after.startsWith(filler.toString())).isTrue();
    }

    /** Beside them: compose files may be JSON. */
    @Tag("long")
    @Test
    void aFileThatIsJson() {
        var project = lab.prepare("Recreated");
        project.write("""
                {"services": {
                  "web": {"image": "composure-test/busybox", "command": ["sleep", "infinity"], "stop_signal": "KILL",
                    "healthcheck": {"test": ["CMD", "wget", "-q", "-O", "/dev/null", "https://tls:8443/"],
                      "interval": "500ms", "timeout": "5s", "retries": 3}},
                  "tls": {"image": "composure-test/tls", "stop_signal": "KILL"}}}
                """);
        project.up();
        settled(project, ProjectView::isProven);
        assertThat(project.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
        assertThat(project.compose("config").succeeded()).contains("init: true");
        assertThat(project.text("compose.yaml")).contains("\"init\"").startsWith("{\"services\"");
    }

    /** Beside them: the check comes from a file in another folder that has CRLF. */
    @Tag("long")
    @Test
    void anExtendedFileWithCrlf() throws IOException {
        var project = prepared("""
                    healthcheck:
                      test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://tls:8443/"]
                      interval: 500ms
                      timeout: 5s
                      retries: 3
                """.indent(0), "    extends: {file: base/web.yaml, service: checked}\n");
        var base = project.folder().resolve("base");
        Files.createDirectory(base);
        Files.writeString(base.resolve("web.yaml"), """
                services:
                  checked: # by all who extend it
                    healthcheck:
                      test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://tls:8443/"]
                      interval: 500ms
                      timeout: 5s
                      retries: 3
                """.replace("\n", "\r\n"));
        project.up();
        project.awaitHealthy("web");
        settled(project, ProjectView::isProven);
        assertThat(Files.readString(base.resolve("web.yaml")).replace("\r\n", ""))
                .doesNotContain("\n", "\r");
        assertThat(project.text("compose.yaml")).doesNotContain("\r");
        assertThat(project.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
    }

    /** Beside them: thirty services, of which one has the check. */
    @Tag("long")
    @Test
    void twentyNineOthers() {
        var project = lab.prepare("Recreated");
        var others = new StringBuilder();
        for (int number = 0; number < 27; number++) {
            others.append("  other%d: {image: composure-test/busybox, command: [sleep, infinity], stop_signal: KILL}%n"
                    .formatted(number));
        }
        project.edit("  db:\n", others + "  db:\n");
        project.up();
        var before = Snapshot.of(project);
        proven(project);
        before.isRecreated("web");
        project.services().stream().filter(name -> !name.equals("web")).forEach(before::isNotRecreated);
    }

    /** F20: and a one-shot dependency that has done its work does not do it again. F32: such a job needs no health. */
    @Test
    void thatAJobRanOnce() {
        var project = prepared("    depends_on: [db] # web\n", """
                    depends_on: {job: {condition: service_completed_successfully}, db: {condition: service_started}}
                """.indent(0));
        project.edit("  db:\n", """
                  job:
                    image: composure-test/busybox
                    command: [sh, -c, "echo ran >> /kept/runs"]
                    volumes: ["kept:/kept"]
                  db:
                """.indent(0));
        project.up();
        var before = Snapshot.of(project);
        proven(project);
        before.isNotRecreated("job");
        assertThat(inWeb(project, "cat", "/kept/runs")).isEqualTo("ran\n");
    }

    /** Beside them: who waits for who waits for it to be healthy. */
    @Tag("long")
    @Test
    void aChainThatWaitsForItsHealth() {
        var project = prepared("  db:\n", """
                  waits:
                    image: composure-test/busybox
                    command: [sleep, infinity]
                    stop_signal: KILL
                    healthcheck: {test: [CMD, "true"], interval: 1s}
                    depends_on: {web: {condition: service_healthy}}
                  last:
                    image: composure-test/busybox
                    command: [sleep, infinity]
                    stop_signal: KILL
                    depends_on: {waits: {condition: service_healthy}}
                  db:
                """.indent(0));
        project.up();
        var before = Snapshot.of(project);
        proven(project);
        before.isRecreated("web");
        for (var name : List.of("waits", "last", "db")) {
            before.isNotRecreated(name);
        }
    }
}
