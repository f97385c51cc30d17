package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.docker.guard.EngineTap;
import dev.composure.docker.guard.EngineTap.Moment;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever dies at whatever call that changes something: in the end the service is remedied and verified, or the original
 * file and the original definition are back; nothing is lost and nothing is left over.
 */
@Tag("docker")
class KillMatrixScenarioIT {

    /** Create, stop, delete and rename of the service and of the one that lives with it, and the start of both. */
    private static final int CALLS_OF_A_RECREATE = 10;

    private static final String PUT_BACK = "EndsSoonWithAnInit";
    private static final String WITH_A_REFUSED_START = "KilledWhilePutBack";

    private static final Duration STRUCK = Duration.ofSeconds(90);
    private static final Duration SETTLED = Duration.ofMinutes(2);

    @RegisterExtension
    final Lab lab = new Lab();

    /** Who dies. */
    enum Victim {
        OPERATOR,
        COMPOSE,
        BOTH,
        ENGINE;

        void dies(RunningOperator operator, EngineRestart engine) {
            switch (this) {
                case OPERATOR -> operator.killAlone();
                case COMPOSE -> operator.killItsChildren();
                case BOTH -> operator.kill();
                case ENGINE -> engine.stop();
            }
        }

        void comesBack(RunningOperator operator, EngineRestart engine) {
            switch (this) {
                case OPERATOR, BOTH -> operator.startAgain();
                case COMPOSE -> {}
                case ENGINE -> engine.start();
            }
        }
    }

    static Stream<Arguments> aSampleForward() {
        return Stream.of(
                Arguments.of(Victim.BOTH, Moment.AFTER, 2),
                Arguments.of(Victim.COMPOSE, Moment.BEFORE, 4),
                Arguments.of(Victim.OPERATOR, Moment.AFTER, 7));
    }

    static Stream<Arguments> everyCallForward() {
        return every(0, CALLS_OF_A_RECREATE);
    }

    static Stream<Arguments> everyCallBack() {
        return every(CALLS_OF_A_RECREATE, 2 * CALLS_OF_A_RECREATE);
    }

    /** The start of the one that would live with it, and both starts of the second attempt. */
    static Stream<Arguments> everyRefusedStart() {
        return every(CALLS_OF_A_RECREATE - 1, CALLS_OF_A_RECREATE + 2).filter(cell -> cell.get()[0] == Victim.BOTH);
    }

    private static Stream<Arguments> every(int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(call -> Stream.of(Victim.values())
                        .flatMap(victim ->
                                Stream.of(Moment.values()).map(moment -> Arguments.of(victim, moment, call))));
    }

    @ParameterizedTest(name = "{0} dies {1} call {2}")
    @MethodSource("aSampleForward")
    void isRemediedInTheEnd(Victim victim, Moment moment, int call) {
        remedied(victim, moment, call);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} dies {1} call {2}")
    @MethodSource("everyCallForward")
    void isRemediedInTheEndWheneverAnybodyDies(Victim victim, Moment moment, int call) {
        remedied(victim, moment, call);
    }

    private void remedied(Victim victim, Moment moment, int call) {
        var world = new World(lab, "KilledHalfWay");
        world.settlesAfter(victim, moment, call);
        world.isWhole();
        // A service that the engine's restart has stopped is no proof of its new check: then it is put back.
        if (victim == Victim.ENGINE && world.view().remediations().getFirst().startsWith("init Restored")) {
            world.isAsItWas();
        } else {
            world.isRemedied();
        }
    }

    @Test
    void isPutBackInTheEnd() {
        putBack(PUT_BACK, Victim.BOTH, Moment.AFTER, CALLS_OF_A_RECREATE + 2);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} dies {1} call {2}")
    @MethodSource("everyCallBack")
    void isPutBackInTheEndWheneverAnybodyDies(Victim victim, Moment moment, int call) {
        putBack(PUT_BACK, victim, moment, call);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} dies {1} call {2}")
    @MethodSource("everyRefusedStart")
    void isPutBackInTheEndWhenAStartIsRefused(Victim victim, Moment moment, int call) {
        putBack(WITH_A_REFUSED_START, victim, moment, call);
    }

    private void putBack(String scenario, Victim victim, Moment moment, int call) {
        var world = new World(lab, scenario);
        world.settlesAfter(victim, moment, call);
        world.isWhole();
        world.isAsItWas();
    }

    /** Else a row of the matrix would be missing, or no blow could fall in it. */
    @Tag("long")
    @Test
    void theMatrixHasEveryCall() {
        assertThat(new World(lab, "KilledHalfWay").settlesUndisturbed())
                .as("remedied")
                .hasSize(CALLS_OF_A_RECREATE);
        assertThat(new World(lab, PUT_BACK).settlesUndisturbed()).as("put back").hasSize(2 * CALLS_OF_A_RECREATE);
    }

    /** A project whose volumes hold something, and all that must be true of it in the end. */
    private static final class World {
        private final Lab lab;
        private final LabProject project;
        private final Snapshot before;
        private ProjectView view = ProjectView.MISSING;

        World(Lab lab, String scenario) {
            this.lab = lab;
            this.project = lab.up(scenario);
            inWeb("sh", "-c", "echo kept > /data/marker");
            project.awaitHealthy("web");
            Zombies.of(project, "web").grow();
            this.before = Snapshot.of(project);
        }

        private Command inWeb(String... words) {
            var all = Stream.concat(Stream.of("exec", project.containerId("web").value()), Stream.of(words));
            return project.engine().docker(all.toArray(String[]::new));
        }

        void settlesAfter(Victim victim, Moment moment, int call) {
            var engine = new EngineRestart(project.engine());
            try (var tap = new EngineTap(project.engine().host(), call, moment)) {
                var operator = operatorBehind(tap);
                tap.strikesWith(() -> victim.dies(operator, engine));
                Eventually.within(STRUCK, "the blow falls", tap::hasStruck, struck -> struck);
                victim.comesBack(operator, engine);
                view = operator.await(project, SETTLED, "settles", World::hasSettled);
            }
        }

        /** The calls that change something when nobody dies. */
        List<String> settlesUndisturbed() {
            try (var tap = new EngineTap(project.engine().host(), Integer.MAX_VALUE, Moment.BEFORE)) {
                operatorBehind(tap).await(project, SETTLED, "settles", World::hasSettled);
                return tap.changes();
            }
        }

        private RunningOperator operatorBehind(EngineTap tap) {
            return lab.serveOn(
                    tap.host(),
                    LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")),
                    List.of(project),
                    "--mode",
                    "enforce");
        }

        private static boolean hasSettled(ProjectView view) {
            return view.remediations().size() == 1
                    && (view.isProven() || view.remediations().getFirst().startsWith("init Restored"));
        }

        ProjectView view() {
            return view;
        }

        /** Nobody is missing, nobody is left over, and what was in the volumes still is. */
        void isWhole() {
            assertThat(project.allContainers()).as("containers").hasSize(3);
            assertThat(project.inspect("web", "{{.Name}}")).isEqualTo("/" + project.name() + "-web-1");
            assertThat(project.inspect("sidecar", "{{.Name}}")).isEqualTo("/" + project.name() + "-sidecar-1");
            assertThat(inWeb("cat", "/data/marker").output()).isEqualTo("kept\n");
            assertThat(project.inspect("sidecar", "{{.HostConfig.NetworkMode}} {{.State.Running}}"))
                    .isEqualTo("container:%s true"
                            .formatted(project.containerId("web").value()));
            project.awaitHealthy("web");
        }

        void isRemedied() {
            assertThat(view.remediations()).containsExactly("init Proven");
            assertThat(project.text("compose.yaml")).isEqualTo(project.text("after.yaml"));
            before.isRecreated("web");
        }

        void isAsItWas() {
            before.hasItsFileBack();
            before.isBackAsItWas("web");
        }
    }
}
