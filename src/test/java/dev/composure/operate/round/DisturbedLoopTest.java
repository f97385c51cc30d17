package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static dev.composure.operate.round.LoopWorld.FILE;
import static dev.composure.operate.round.LoopWorld.ORIGINAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.FakeContainer;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Others are at work on the same project while a remedy is put in place and proven. */
class DisturbedLoopTest {

    private final LoopWorld world = LoopWorld.leaking();
    private final List<FakeContainer> made = new ArrayList<>();

    private ApplyProject recreated() {
        world.habits = made::add;
        var process = world.process();
        for (int round = 0; round < 20 && world.compose.ups().isEmpty(); round++) {
            process.apply(BLOG);
            world.probes(1);
        }
        assertThat(made).hasSize(1);
        return process;
    }

    private void rounds(ApplyProject process, int count) {
        for (int round = 0; round < count; round++) {
            process.apply(BLOG);
            world.probes(1);
        }
    }

    private Verdict verdict() {
        return world.store.remediations(BLOG).getLast().verdict();
    }

    private List<JournalStep.Action> actions() {
        return world.store.steps(world.store.remediations(BLOG).getLast().id()).stream()
                .map(JournalStep::action)
                .toList();
    }

    private void somebodyPutsTheFileBack() {
        world.files.put(FILE, ORIGINAL.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRestartBySomebodyElseIsWaitedForAndTheWindowBeginsAnew() {
        var process = recreated();
        rounds(process, 8);
        made.getFirst().stoppedAt(world.now());
        assertThat(process.apply(BLOG)).isInstanceOf(Outcome.Waiting.class);
        assertThat(verdict()).isInstanceOf(Verdict.InProgress.class);
        made.getFirst().startedAgainAt(world.now());
        rounds(process, 8);
        assertThat(verdict())
                .as("ten probes since the first start are no ten since the last")
                .isInstanceOf(Verdict.InProgress.class);
        world.settle(process);
        assertThat(verdict()).isInstanceOf(Verdict.Proven.class);
        assertThat(world.compose.ups()).hasSize(1);
    }

    @Test
    void whatIsNotStartedAgainHasEndedAndIsPutBack() {
        var process = recreated();
        made.getFirst().stoppedAt(world.now());
        world.probes(5);
        world.settle(process);
        assertThat(verdict()).isInstanceOf(Verdict.Restored.class);
        assertThat(world.status().remediations().getFirst().message()).contains("is exited after the recreate");
        assertThat(world.file()).isEqualTo(ORIGINAL);
    }

    @Test
    void whatIsBeingRemovedHasNotEnded() {
        var process = recreated();
        made.getFirst().beingRemoved();
        assertThat(process.apply(BLOG)).isInstanceOf(Outcome.Waiting.class);
        assertThat(world.condition(Condition.Type.RECONCILING).message()).contains("is being removed");
        world.engine.remove(world.container("web").orElseThrow());
        world.probes(40);
        rounds(process, 2);
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        Verdict.Abandoned.class,
                        abandoned -> assertThat(abandoned.reason()).isEqualTo(Reason.FOREIGN_ACTIVITY));
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.compose.ups()).as("nobody is brought back").hasSize(1);
    }

    @Test
    void aFileThatSomebodyPutsBackIsNotWrittenAgain() {
        var process = recreated();
        somebodyPutsTheFileBack();
        process.apply(BLOG);
        assertThat(verdict())
                .isInstanceOfSatisfying(
                        Verdict.Abandoned.class,
                        abandoned -> assertThat(abandoned.reason()).isEqualTo(Reason.SOURCE_CHANGED));
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.compose.ups()).as("its containers stay as they are").hasSize(1);
        assertThat(actions()).containsOnlyOnce(JournalStep.Action.REWRITE);
    }

    @Test
    void whatIsNotWholeWhenTheFileIsPutBackIsBroughtBackFromIt() {
        var process = recreated();
        world.engine.remove(world.container("web").orElseThrow());
        somebodyPutsTheFileBack();
        for (int round = 0; round < 20 && verdict().isOpen(); round++) {
            rounds(process, 1);
        }
        assertThat(verdict()).isInstanceOf(Verdict.Restored.class);
        assertThat(world.container("web")).isPresent();
        assertThat(world.file()).isEqualTo(ORIGINAL);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        var process = recreated();
        rounds(process, 3);
        world.engine.setBack(Duration.ofHours(5));
        rounds(process, 4);
        assertThat(verdict()).as("the window begins anew").isInstanceOf(Verdict.InProgress.class);
        rounds(process, 20);
        assertThat(verdict()).isInstanceOf(Verdict.Proven.class);
        assertThat(world.compose.ups()).hasSize(1);
    }

    @Test
    void whoPutsTheFileBackTwiceIsGivenWayTo() {
        for (int time = 1; time <= 2; time++) {
            recreatedTimes(time);
            somebodyPutsTheFileBack();
            world.process().apply(BLOG);
            assertThat(verdict()).isInstanceOf(Verdict.Abandoned.class);
            somebodyBringsItUp();
        }
        world.settle(world.process());
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.CONTESTED);
        assertThat(world.store.remediations(BLOG)).hasSize(2);
        assertThat(world.file()).isEqualTo(ORIGINAL);
    }

    @Test
    void whatIsCreatedAndNotStartedYetIsWaitedFor() {
        world.habits = container -> made.add(container.created());
        somebodyBringsItUp();
        world.habits = _ -> {};
        var process = world.process();
        rounds(process, 20);
        assertThat(world.condition(Condition.Type.RECONCILING).message()).contains("created and not started yet");
        assertThat(world.file()).isEqualTo(ORIGINAL);
        made.getFirst().startedAgainAt(world.now());
        world.probes(3);
        world.settle(process);
        assertThat(verdict()).isInstanceOf(Verdict.Proven.class);
    }

    @Test
    void whatSomebodyElseCreatesRightAfterARecreateIsNotTakenForOurs() {
        var process = recreated();
        world.engine.remove(world.container("web").orElseThrow());
        world.compose.bringUp(
                new ComposeInvocation("blog", "/blog", List.of(FILE), List.of()), new TreeMap<>(Map.of("web", 1)));
        assertThat(process.apply(BLOG)).isInstanceOf(Outcome.Waiting.class);
        assertThat(world.condition(Condition.Type.RECONCILING).reason()).isEqualTo(Reason.FOREIGN_ACTIVITY);
        world.probes(12);
        world.settle(process);
        assertThat(verdict()).isInstanceOf(Verdict.Proven.class);
        assertThat(world.compose.ups()).as("ours and theirs").hasSize(2);
    }

    private void recreatedTimes(int times) {
        var process = world.process();
        for (int round = 0; round < 40 && world.store.remediations(BLOG).size() < times; round++) {
            process.apply(BLOG);
            world.probes(1);
        }
        assertThat(world.file()).contains("init: true");
    }

    private void somebodyBringsItUp() {
        world.engine.remove(world.container("web").orElseThrow());
        world.compose.bringUp(
                new ComposeInvocation("blog", "/blog", List.of(FILE), List.of()), new TreeMap<>(Map.of("web", 1)));
        world.probes(12);
    }
}
