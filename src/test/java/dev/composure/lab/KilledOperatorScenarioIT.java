package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator that is killed in the middle must bring what it began to a good end once it is started again. */
@Tag("docker")
class KilledOperatorScenarioIT {

    private static final Duration BEGUN = Duration.ofSeconds(60);
    private static final Duration PROVEN = Duration.ofMinutes(2);

    @RegisterExtension
    final Lab lab = new Lab();

    private LabProject leaking() {
        var project = lab.up("InitRemedy");
        Zombies.of(project, "web").grow();
        return project;
    }

    private RunningOperator serve(LabProject project) {
        return lab.serve(
                LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")), List.of(project), "--mode", "enforce");
    }

    private static void isProvenInTheEnd(RunningOperator operator, LabProject project, Snapshot before) {
        operator.startAgain();
        var view = operator.await(project, PROVEN, "is proven", ProjectView::isProven);
        assertThat(view.remediations()).containsExactly("init Proven");
        assertThat(project.text("compose.yaml")).isEqualTo(project.text("after.yaml"));
        before.isRecreated("web");
        before.isNotRecreated("tls");
        assertThat(project.allContainers())
                .as("nothing is left of the recreate")
                .hasSize(2);
        assertThat(project.inspect("web", "{{.Name}}")).isEqualTo("/" + project.name() + "-web-1");
        Zombies.of(project, "web").stayAwayFor(new ProbeWatch(project, "web"));
    }

    @Test
    void killedRightAfterTheFileWasRewritten() {
        var project = leaking();
        var before = Snapshot.of(project);
        var operator = serve(project);
        Eventually.within(
                BEGUN,
                "the file is rewritten",
                () -> {
                    var isRewritten = !project.text("compose.yaml").equals(before.text());
                    if (isRewritten) {
                        operator.kill();
                    }
                    return isRewritten;
                },
                rewritten -> rewritten);
        isProvenInTheEnd(operator, project, before);
    }

    @Test
    void killedRightAfterTheRecreateBegan() {
        killedAt("web create");
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"web kill", "web die", "web destroy", "web rename", "web start"})
    void killedAtAnyMomentOfTheRecreate(String event) {
        killedAt(event);
    }

    private void killedAt(String event) {
        var project = leaking();
        var before = Snapshot.of(project);
        var operator = serve(project);
        try (var events = EventWatch.over(project, event, operator::kill)) {
            Eventually.within(BEGUN, event + " is seen", events::events, seen -> seen.contains(event));
            isProvenInTheEnd(operator, project, before);
        }
    }
}
