package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.Change;
import dev.composure.compose.Edit;
import dev.composure.compose.HealthcheckTest;
import dev.composure.operate.ExecOutcome;
import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.ProcessSource;
import dev.composure.policy.RemedyKind;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Step;
import dev.composure.remedy.Candidate;
import dev.composure.zombies.ProcessEntry;
import dev.composure.zombies.ProcessTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A candidate is run in the container that was decided about, where it can do no harm, and must leave nothing. */
class TrialRunTest {

    private static final int SESSION = 4711;
    private static final HealthcheckTest CURL = new HealthcheckTest.Exec(List.of("curl", "http://127.0.0.1:1111/"));

    private final FakeEngine engine = new FakeEngine();
    private ProcessSource processes = Optional::empty;

    private ContainerId start(FakeContainer container) {
        return engine.start(container.withProgram("curl", new ExecOutcome.Exited(0, "", SESSION)));
    }

    private Step.TryCandidate step(ContainerId container, Health expected) {
        var startedAt = engine.inspect(container).orElseThrow().startedAt();
        return step(container, startedAt, expected);
    }

    private static Step.TryCandidate step(ContainerId container, Instant startedAt, Health expected) {
        var candidate = new Candidate(
                RemedyKind.CURL,
                "web",
                new Edit("web", List.of(new Change.SetTest(CURL))),
                CURL,
                true,
                false,
                false,
                "curl does TLS itself");
        return new Step.TryCandidate(
                "web", candidate.why(), new ProjectId("blog"), container, startedAt, candidate, "key", expected);
    }

    private TrialRun trials() {
        return new TrialRun(engine, processes);
    }

    @Test
    void whatGivesThePresentVerdictAndLeavesNothingPasses() {
        var container = start(FakeContainer.of("blog", "web"));
        assertThat(trials().isAsDecided(step(container, Health.HEALTHY))).isTrue();
        assertThat(trials().run(step(container, Health.HEALTHY)).passed()).isTrue();
    }

    @Test
    void aVerdictThatIsNotThePresentOneFails() {
        var container = start(FakeContainer.of("blog", "web"));
        var trial = trials().run(step(container, Health.UNHEALTHY));
        assertThat(trial.passed()).isFalse();
        assertThat(trial.detail()).isEqualTo("exited 0 when tried in the container, which is unhealthy now");
    }

    @Test
    void anotherStartOfTheContainerIsNotTheOneThatWasDecidedAbout() {
        var container = start(FakeContainer.of("blog", "web"));
        var earlier = engine.inspect(container).orElseThrow().startedAt().minusSeconds(60);
        assertThat(trials().isAsDecided(step(container, earlier, Health.HEALTHY)))
                .isFalse();
    }

    @Test
    void nothingIsTriedInAPausedOrRemovedContainer() {
        var container = start(FakeContainer.of("blog", "web").paused());
        assertThat(trials().isAsDecided(step(container, Health.HEALTHY))).isFalse();
        var decided = step(container, Health.HEALTHY);
        engine.remove(container);
        assertThat(trials().isAsDecided(decided)).isFalse();
    }

    @Test
    void aContainerNearItsPidsLimitIsSpared() {
        var crowded = start(FakeContainer.of("blog", "web").withPidsLimit(20));
        assertThat(trials().run(step(crowded, Health.HEALTHY)).detail())
                .startsWith("not tried, because the container has 1 of the 20 pids it may have");
        var roomy = start(FakeContainer.of("blog", "web").withPidsLimit(200));
        assertThat(trials().run(step(roomy, Health.HEALTHY)).passed()).isTrue();
    }

    @Test
    void whatLeavesAProcessBehindFails() {
        var container = start(FakeContainer.of("blog", "web"));
        processes = () -> Optional.of(new ProcessTable(List.of(
                new ProcessEntry(5000, 1, 'Z', SESSION, 1, "ssl_client", 7),
                new ProcessEntry(5001, 1, 'Z', SESSION + 1, 1, "ssl_client", 7))));
        var trial = trials().run(step(container, Health.HEALTHY));
        assertThat(trial.passed()).isFalse();
        assertThat(trial.detail()).isEqualTo("left 1 process behind when tried");
    }

    @Test
    void whatThePresentCheckLeavesMeanwhileIsNotTheTrials() {
        var container = start(FakeContainer.of("blog", "web"));
        processes = () ->
                Optional.of(new ProcessTable(List.of(new ProcessEntry(5001, 1, 'Z', SESSION + 1, 1, "ssl_client", 7))));
        assertThat(trials().run(step(container, Health.HEALTHY)).passed()).isTrue();
    }
}
