package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.docker.guard.EngineTap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A recreate that was well prepared and fails all the same must leave the service as it was before. The numbers are those of
 * `src/docs/recreate.md`.
 */
@Tag("docker")
class FailedRecreateScenarioIT {

    private static final int PORT = 18_979;
    private static final Duration SOON = Duration.ofSeconds(60);

    @RegisterExtension
    final Lab lab = new Lab();

    private LabProject upWith(String words, String others) {
        var project = lab.prepare("Recreated");
        project.edit(words, others);
        project.up();
        return project;
    }

    /** F01: somebody takes its port between the end of the old container and the start of the new one. */
    @Test
    void aPortThatIsTakenInBetween() {
        var project = upWith(
                "environment: {TOKEN: hunter2} # web",
                "ports: [\"127.0.0.1:%d:80\"]\n    environment: {TOKEN: hunter2}".formatted(PORT));
        var other = project.name() + "-other";
        lab.closing(() -> project.engine().docker("rm", "-fv", other));
        try (var tap = EngineTap.after(project.engine().host(), call -> call.contains("/stop"))) {
            tap.strikesWith(() -> take(project.engine(), other));
            var it = Enforced.by(lab, project, tap.host());
            Eventually.within(SOON, "the port is taken", tap::hasStruck, struck -> struck);
            Eventually.within(
                    SOON,
                    "the file is back",
                    () -> project.text("compose.yaml"),
                    it.before().text()::equals);
            project.engine().docker("rm", "-fv", other).succeeded();
            it.isPutBack("RecreateFailed");
            it.leavesTheOthersAlone();
        }
    }

    private static void take(TestEngine engine, String name) {
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        name,
                        "-p",
                        "127.0.0.1:%d:80".formatted(PORT),
                        "composure-test/busybox",
                        "sleep",
                        "infinity")
                .succeeded();
    }

    /** F02: the engine makes no container at all. */
    @Tag("long")
    @Test
    void aCreateThatTheEngineRefuses() {
        var project = lab.up("Recreated");
        try (var tap = EngineTap.refusing(project.engine().host(), call -> call.contains("/containers/create"))) {
            var it = Enforced.by(lab, project, tap.host());
            it.settles("is put back", view -> view.remediations().equals(List.of("init Restored RecreateFailed")));
            assertThat(tap.hasStruck()).isTrue();
            it.before().hasItsFileBack();
            it.before().isNotRecreated("web");
            it.leavesTheOthersAlone();
            it.operator().awaitOneNotice(project, "remediation.ended web/init Restored");
        }
    }

    /** F03: compose says that all went well, and a moment later the process ends. */
    @Tag("long")
    @Test
    void aProcessThatEndsAfterItsSecondStart() {
        var project = upWith("command: [sleep, infinity] # web", """
                command:
                      - sh
                      - -c
                      - n=1; while ! mkdir /kept/$$n 2>/dev/null; do n=$$((n+1)); done; test $$n = 2 && sleep 1 && exit 3; exec sleep infinity
                """.strip());
        var it = Enforced.by(lab, project);
        it.isPutBack("ServiceUnhealthy");
        it.leavesTheOthersAlone();
        assertThat(project.inspect("web", "{{.State.Running}}")).isEqualTo("true");
    }

    /** F21: five by hand, of which the third of the new ones ends. */
    @Tag("long")
    @Test
    void theThirdOfFive() {
        var project = lab.prepare("Recreated");
        project.edit("command: [sleep, infinity] # web", """
                command:
                      - sh
                      - -c
                      - n=1; while ! mkdir /kept/$$n 2>/dev/null; do n=$$((n+1)); done; test $$n = 8 && exit 3; exec sleep infinity
                """.strip());
        var text = project.text("compose.yaml");
        project.compose("up", "-d", "--scale", "web=5").succeeded();
        var before = project.containerIds("web");
        assertThat(before).hasSize(5);
        var hashes = hashes(project);
        var operator = lab.serve(Enforced.policy(project), List.of(project), "--mode", "enforce");
        Enforced.settles(
                operator,
                project,
                "is put back",
                view -> view.remediations().equals(List.of("init Restored ServiceUnhealthy")));
        assertThat(project.text("compose.yaml")).isEqualTo(text);
        assertThat(project.containerIds("web")).hasSize(5).doesNotContainAnyElementsOf(before);
        assertThat(hashes(project)).as("the definition that was there").isEqualTo(hashes);
        assertThat(project.compose("ps", "--format", "{{.Name}}", "web")
                        .succeeded()
                        .lines()
                        .sorted())
                .as("all run")
                .containsExactly(
                        project.name() + "-web-1",
                        project.name() + "-web-2",
                        project.name() + "-web-3",
                        project.name() + "-web-4",
                        project.name() + "-web-5");
        operator.awaitOneNotice(project, "remediation.ended web/init Restored");
    }

    private static List<String> hashes(LabProject project) {
        return project.containerIds("web").stream()
                .map(id -> project.engine()
                        .docker(
                                "inspect",
                                "--format",
                                "{{index .Config.Labels \"com.docker.compose.config-hash\"}}",
                                id)
                        .succeeded())
                .distinct()
                .toList();
    }

    /** F31: it takes longer to be healthy than a few probes take; its start period and retries are waited for. */
    @Tag("long")
    @Test
    void aStartThatTakesItsTimeIsNoFailure() {
        var project = lab.prepare("Recreated");
        project.edit(
                "command: [sleep, infinity] # web",
                "command: [sh, -c, \"sleep 11; touch /tmp/ready; exec sleep infinity\"]");
        project.edit(
                "test: [\"CMD\", \"wget\", \"-q\", \"-O\", \"/dev/null\", \"https://tls:8443/\"]",
                "test: test -e /tmp/ready && wget -q -O /dev/null https://tls:8443/\n      start_period: 8s");
        project.edit("retries: 3", "retries: 8");
        project.up();
        var it = Enforced.by(lab, project);
        it.isProvenByAWholeWindow();
        it.leavesTheOthersAlone();
    }
}
