package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Somebody else is at work on the same project while it is to be remedied: nobody fights, nothing is lost, and what can be
 * remedied is remedied once. The numbers are those of `src/docs/recreate.md`.
 */
@Tag("docker")
@Tag("long")
class DisturbedRecreateScenarioIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SETTLES = Duration.ofMinutes(3);
    private static final Duration LONGER_THAN_WE_STAND_BACK = Duration.ofSeconds(45);

    @RegisterExtension
    final Lab lab = new Lab();

    private Enforced enforced() {
        return Enforced.slowly(lab, lab.up("Recreated"));
    }

    private static void recreate(LabProject project, String service) {
        project.compose("up", "-d", "--force-recreate", "--no-deps", service).succeeded();
    }

    private static void isCreated(EventWatch events, String service, int times) {
        assertThat(events.events().stream().filter((service + " create")::equals))
                .as("how often a container of %s was made", service)
                .hasSize(times);
    }

    /** F29: a loop of somebody's `docker compose up`. */
    @Test
    void aLoopThatBringsItUpIsLetFinish() {
        var project = lab.up("Recreated");
        project.awaitHealthy("web");
        Enforced it;
        try (var loop = Meddler.repeating(() -> recreate(project, "db"))) {
            loop.awaitTurns(1);
            it = Enforced.by(lab, project);
            it.settles(
                    "is left to others", view -> view.condition("Reconciling").equals("True ForeignActivity"));
            loop.awaitTurns(10);
            it.hasNotBegun();
        }
        it.isProven();
        it.before().isRecreated("web");
        it.before().isNotRecreated("tls");
    }

    /** F29: a script recreates it in the very moment that we have done so. */
    @Test
    void aScriptThatRecreatesItTooIsLetFinish() {
        var project = lab.up("Recreated");
        var theirs = new ArrayList<String>();
        try (var events = EventWatch.over(project, "web start", () -> {
            recreate(project, "web");
            theirs.add(project.containerId("web").value());
        })) {
            var it = Enforced.slowly(lab, project);
            Eventually.within(SETTLES, "the script has run", () -> theirs, ids -> !ids.isEmpty());
            it.isProvenByAWholeWindow();
            it.leavesTheOthersAlone();
            assertThat(project.containerId("web").value())
                    .as("the container of the script")
                    .isEqualTo(theirs.getFirst());
            assertThat(events.events()).contains("web destroy");
            isCreated(events, "web", 2);
        }
    }

    /** F29: whoever removes it while it is proven is given way to. */
    @Test
    void whoRemovesItIsGivenWayTo() {
        var it = enforced();
        it.awaitSampling(1);
        it.project().compose("rm", "-sf", "web").succeeded();
        it.settles("is given up", view -> view.remediations().equals(List.of("init Abandoned ForeignActivity")));
        it.before().hasItsFileBack();
        it.leavesTheOthersAlone();
        assertThat(it.project().services()).as("nobody is brought back").doesNotContain("web");
        it.operator().awaitOneNotice(it.project(), "remediation.ended web/init Abandoned");
    }

    /** F30: of two operators with a state of their own each, one acts, once; the other says why it does not. */
    @Test
    void ofTwoOperatorsOneActs() {
        var project = lab.prepare("Recreated");
        var check = project.text("compose.yaml").lines().dropWhile(line -> !line.contains("healthcheck:"));
        project.write(project.text("compose.yaml")
                .replace(
                        "infinity] # db\n",
                        "infinity] # db\n" + check.limit(5).collect(Collectors.joining("\n", "", "\n"))));
        project.up();
        project.awaitHealthy("db");
        try (var events = EventWatch.over(project)) {
            var it = Enforced.slowly(lab, project, LONGER_THAN_WE_STAND_BACK);
            it.awaitSampling(1);
            var other = lab.serve(Enforced.policy(project), List.of(project), "--mode", "enforce");
            Enforced.settles(
                    other,
                    project,
                    "is left to the first",
                    view -> view.condition("Stalled").equals("True Locked"));
            it.settles("is proven, twice", view -> view.remediations().equals(List.of("init Proven", "init Proven")));
            Enforced.settles(
                    other,
                    project,
                    "is as it should be",
                    view -> view.condition("Stalled").isEmpty());
            assertThat(other.project(project).remediations()).isEmpty();
            isCreated(events, "web", 1);
            isCreated(events, "db", 1);
        }
    }

    /** F33: what restarts it begins the window anew. */
    @Test
    void aRestartWhileItIsProven() {
        var it = enforced();
        it.awaitSampling(1);
        var ours = it.project().containerId("web");
        new ProbeWatch(it.project(), "web").awaitCompleted(6, SOON);
        it.project().engine().docker("restart", "-t", "0", ours.value()).succeeded();
        it.isProvenByAWholeWindow();
        assertThat(it.project().containerId("web")).as("one recreate").isEqualTo(ours);
        it.leavesTheOthersAlone();
    }

    /** F33: what is ended and not started again is put back. */
    @Test
    void anEndThatNobodyStartsAgain() {
        var it = enforced();
        it.awaitSampling(1);
        it.project()
                .engine()
                .docker("kill", it.project().containerId("web").value())
                .succeeded();
        it.isPutBack("ServiceUnhealthy");
        it.leavesTheOthersAlone();
    }

    /** F35: another writer, who brings up what he writes. */
    @Test
    void whoPutsTheFileBackTwiceIsGivenWayTo() {
        var it = enforced();
        for (int time = 1; time <= 2; time++) {
            int ours = time;
            it.awaitSampling(ours);
            it.project().write(it.before().text());
            it.settles(
                    "is given up",
                    view -> view.remediations().size() == ours
                            && view.remediations().getLast().equals("init Abandoned SourceChanged"));
            it.project().up();
        }
        it.settles("is contested", view -> view.condition("Stalled").equals("True Contested"));
        it.operator().awaitOneNotice(it.project(), "project.stalled Contested");
        it.before().hasItsFileBack();
        it.before().isBackAsItWas("web");
        it.hasItsMarkers();
        it.leavesTheOthersAlone();
        assertThat(it.operator().project(it.project()).remediations()).hasSize(2);
    }
}
