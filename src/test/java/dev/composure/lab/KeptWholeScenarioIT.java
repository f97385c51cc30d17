package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A recreate must bring the new check and leave everything else of the container and around it as it was: here one project
 * that has everything, of which one service is remedied and another, which somebody stopped, is written only. The numbers
 * are those of `src/docs/recreate.md`.
 */
@Tag("docker")
class KeptWholeScenarioIT {

    private static final Duration SETTLES = Duration.ofMinutes(3);

    @RegisterExtension
    static final Lab LAB = new Lab();

    private static LabProject project;
    private static Snapshot before;
    private static Snapshot after;
    private static Kept keptBefore;
    private static Kept keptAfter;

    /** What is neither a file nor a container. */
    private record Kept(String identity, List<String> volumes, String volumeMadeAt, String runsOfTheJob) {
        static Kept now() {
            return new Kept(lookAtIdentity(), listVolumes(), askWhenMade(), inContainer("web", "cat", "/kept/runs"));
        }

        private static List<String> listVolumes() {
            return project.engine()
                    .docker("volume", "ls", "-q")
                    .succeeded()
                    .lines()
                    .sorted()
                    .toList();
        }

        private static String askWhenMade() {
            return project.engine()
                    .docker("volume", "inspect", "--format", "{{.CreatedAt}}", project.name() + "_kept")
                    .succeeded();
        }

        /**
         * Aliases but for the container's own id, addresses, labels but for what compose keeps of the definition: sorted, as
         * compose sorts them each time in another way.
         */
        private static String lookAtIdentity() {
            var id = project.containerId("web").value().substring(0, 12);
            var all = project.inspect(
                            "web",
                            "{{.Name}} {{.Config.Hostname}} {{json .Config.Env}} {{range $n, $e := .NetworkSettings.Networks}}"
                                    + "{{$n}} {{json $e.Aliases}} {{$e.IPAMConfig}} {{$e.MacAddress}} {{end}}"
                                    + "{{range $k, $v := .Config.Labels}}{{if not (or (eq $k \"com.docker.compose.config-hash\")"
                                    + " (eq $k \"com.docker.compose.replace\"))}}{{$k}}={{$v}} {{end}}{{end}}")
                    .replace(id, "ID")
                    .replace("depends_on=", "depends_on= ")
                    .replaceAll("02:42:0a:[0-9a-f:]+|02:42:ac:(?!11:00:42)[0-9a-f:]+", "MAC");
            return Arrays.stream(all.split("[\\s,\\[\\]{}\"]+")).sorted().collect(Collectors.joining(" "));
        }
    }

    @BeforeAll
    static void oneProjectThatHasEverything() throws IOException {
        project = LAB.prepare("KeptWhole");
        project.up();
        project.awaitHealthy("web");
        inContainer("web", "sh", "-c", "echo one > /anonymous/marker; echo two > /kept/marker");
        project.compose("stop", "resting").succeeded();
        whatSomebodyLeavesPending();
        before = Snapshot.of(project);
        keptBefore = Kept.now();
        LAB.serve(LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")), List.of(project), "--mode", "enforce")
                .await(
                        project,
                        SETTLES,
                        "is remedied",
                        view -> view.remediations().containsAll(List.of("init Proven", "init Written PendingDeploy")));
        after = Snapshot.of(project);
        keptAfter = Kept.now();
        project.edit("  kept: {driver_opts: {type: tmpfs, device: tmpfs}}\n", "  kept:\n");
        project.compose("up", "-d", "web", "net", "pids", "db", "tls").succeeded();
    }

    /** A service that the file lost, where `.env` wants orphans removed, and other options for a volume. */
    private static void whatSomebodyLeavesPending() throws IOException {
        Files.writeString(project.folder().resolve(".env"), "COMPOSE_REMOVE_ORPHANS=true\n");
        var text = project.text("compose.yaml");
        int lost = text.indexOf("  lost:");
        project.write(text.substring(0, lost) + text.substring(text.indexOf("networks:\n  front:", lost)));
        project.edit("  kept:\n", "  kept: {driver_opts: {type: tmpfs, device: tmpfs}}\n");
    }

    private static String inContainer(String service, String... words) {
        var all = new ArrayList<>(List.of("exec", project.containerId(service).value()));
        all.addAll(List.of(words));
        return project.engine().docker(all.toArray(String[]::new)).succeeded();
    }

    /** Without it, nothing that is kept below would prove anything. */
    @Test
    void butTheCheck() {
        before.isRecreated("web");
        assertThat(project.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
        assertThat(after.text()).isNotEqualTo(before.text()).contains("init: true");
        after.isNotRecreated("db");
        before.isNotRecreated("db");
        before.isNotRecreated("tls");
    }

    /** F11, F12: data in an anonymous volume, and in a named one whose options were changed in the file. */
    @Test
    void whatIsInItsVolumes() {
        assertThat(inContainer("web", "cat", "/anonymous/marker", "/kept/marker"))
                .isEqualTo("one\ntwo\n");
        assertThat(keptAfter.volumeMadeAt()).isEqualTo(keptBefore.volumeMadeAt());
        assertThat(keptAfter.volumes()).as("no volume is left over").isEqualTo(keptBefore.volumes());
    }

    /** F08, F10, F13, F18, F20: aliases, addresses, an inline config, labels; the handshake knows an `env_file`. */
    @Test
    void whoItIsOnTheNetworkAndWhatItWasGiven() {
        assertThat(keptBefore.identity()).contains("10.213.79.10", "www.example", "02:42:ac:11:00:42", "FROM_FILE=1");
        assertThat(keptAfter.identity()).isEqualTo(keptBefore.identity());
        assertThat(inContainer("web", "cat", "/etc/inline.conf")).isEqualTo("a=1");
    }

    /** F19: the user's next `up` does nothing. */
    @Test
    void whenItIsBroughtUpTheNextTime() {
        for (var service : List.of("web", "net", "pids", "db", "tls")) {
            after.isNotRecreated(service);
        }
    }

    /** F22: a person stopped it; only its file gets the check. */
    @Test
    void thatAServiceIsStopped() {
        before.isNotRecreated("resting");
        assertThat(project.inspect("resting", "{{.State.Status}}")).isEqualTo("exited");
        assertThat(after.text().split("init: true", -1)).hasSize(3);
    }

    /** F24: a service that the file lost, where `.env` wants orphans removed. */
    @Test
    void anOrphanBesideIt() {
        before.isNotRecreated("lost");
        assertThat(project.inspect("lost", "{{.State.Running}}")).isEqualTo("true");
    }

    /** F06: who lives in its namespaces and uses its volumes lives on there. */
    @Test
    void whoLivesInItsNamespaces() {
        before.isRecreated("net");
        before.isRecreated("pids");
        var host = "container:" + project.containerId("web").value();
        assertThat(project.inspect("net", "{{.State.Running}} {{.HostConfig.NetworkMode}}"))
                .isEqualTo("true " + host);
        assertThat(inContainer("net", "ls", "/sys/class/net")).contains("eth0");
        assertThat(project.inspect("pids", "{{.State.Running}} {{.HostConfig.PidMode}}"))
                .isEqualTo("true " + host);
        assertThat(inContainer("pids", "cat", "/anonymous/marker")).isEqualTo("one\n");
    }

    /** F32: a one-shot dependency that has done its work does not do it again, and needs no health. */
    @Test
    void thatAJobRanOnce() {
        assertThat(keptBefore.runsOfTheJob()).isEqualTo("ran\n");
        assertThat(keptAfter.runsOfTheJob()).isEqualTo("ran\n");
    }
}
