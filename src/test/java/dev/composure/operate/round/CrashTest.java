package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static dev.composure.operate.round.LoopWorld.ORIGINAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.Allowance;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.GuardedOutcome;
import dev.composure.operate.JournalBytes;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.StateStore;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Trial;
import dev.composure.reconcile.Verdict;
import dev.composure.reconcile.drift.Rehearsal;
import dev.composure.zombies.ZombieSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The process dies before or after any call that changes the world, and the next process brings things to an end. */
class CrashTest {

    /** Every effect of a remediation, and then some; the last ones find that there was nothing left to break. */
    private static final int MORE_THAN_ALL_EFFECTS = 26;

    /** The process is gone; nothing of it runs any more. */
    private static final class Killed extends RuntimeException {}

    /** Counts effects, and dies around one of them. */
    private static final class Fuse {
        private final int deadly;
        private final boolean afterwards;
        private int effects;

        Fuse(int deadly, boolean afterwards) {
            this.deadly = deadly;
            this.afterwards = afterwards;
        }

        void around(Runnable effect) {
            int index = effects++;
            if (index == deadly && !afterwards) {
                throw new Killed();
            }
            effect.run();
            if (index == deadly) {
                throw new Killed();
            }
        }

        boolean hasBlown() {
            return effects > deadly;
        }
    }

    private record FusedFiles(ProjectFiles real, Fuse fuse) implements ProjectFiles {
        @Override
        public Optional<byte[]> read(String path) {
            return real.read(path);
        }

        @Override
        public Optional<String> obstacle(String path) {
            return real.obstacle(path);
        }

        @Override
        public void rehearse(String path, byte[] replacement) {
            real.rehearse(path, replacement);
        }

        @Override
        public void removeLeftovers(String path) {
            real.removeLeftovers(path);
        }

        @Override
        public String keepCopy(String path) {
            return real.keepCopy(path);
        }

        @Override
        public Optional<Instant> modifiedAt(String path) {
            return real.modifiedAt(path);
        }

        @Override
        public void replace(String path, byte[] expected, byte[] replacement) {
            fuse.around(() -> real.replace(path, expected, replacement));
        }
    }

    private record FusedCompose(ComposeCli real, Fuse fuse) implements ComposeCli {
        @Override
        public String version() {
            return real.version();
        }

        @Override
        public ComposeOutcome config(ComposeInvocation invocation) {
            return real.config(invocation);
        }

        @Override
        public Rehearsal rehearse(ComposeInvocation invocation, SortedMap<String, Integer> services) {
            return real.rehearse(invocation, services);
        }

        @Override
        public GuardedOutcome up(
                ComposeInvocation invocation, SortedMap<String, Integer> services, Allowance allowance) {
            var outcome = new GuardedOutcome[1];
            fuse.around(() -> outcome[0] = real.up(invocation, services, allowance));
            return outcome[0];
        }

        @Override
        public ComposeOutcome bringUp(ComposeInvocation invocation, SortedMap<String, Integer> services) {
            var outcome = new ComposeOutcome[1];
            fuse.around(() -> outcome[0] = real.bringUp(invocation, services));
            return outcome[0];
        }
    }

    private record FusedStore(StateStore real, Fuse fuse) implements StateStore {
        @Override
        public Optional<ProjectStatus> status(ProjectId project) {
            return real.status(project);
        }

        @Override
        public List<ProjectStatus> statuses() {
            return real.statuses();
        }

        @Override
        public void save(ProjectStatus status) {
            real.save(status);
        }

        @Override
        public void forget(ProjectId project) {
            real.forget(project);
        }

        @Override
        public List<ZombieSample> recentSamples(ProjectId project, String service) {
            return real.recentSamples(project, service);
        }

        @Override
        public void add(ProjectId project, String service, ZombieSample sample) {
            real.add(project, service, sample);
        }

        @Override
        public void thinSamples(Instant now) {
            real.thinSamples(now);
        }

        @Override
        public List<ZombieSample> pastSamples(ProjectId project, String service) {
            return real.pastSamples(project, service);
        }

        @Override
        public List<Remediation> remediations(ProjectId project) {
            return real.remediations(project);
        }

        @Override
        public int openElsewhere(ProjectId project) {
            return real.openElsewhere(project);
        }

        @Override
        public boolean isPaused(ProjectId project) {
            return real.isPaused(project);
        }

        @Override
        public void pause(ProjectId project, boolean isPaused) {
            real.pause(project, isPaused);
        }

        @Override
        public SortedSet<String> approvals(ProjectId project) {
            return real.approvals(project);
        }

        @Override
        public void approve(ProjectId project, String planDigest, Instant at) {
            real.approve(project, planDigest, at);
        }

        @Override
        public boolean begin(Remediation remediation, String plan, SortedMap<String, JournalBytes> files, int most) {
            var hasBegun = new boolean[1];
            fuse.around(() -> hasBegun[0] = real.begin(remediation, plan, files, most));
            return hasBegun[0];
        }

        @Override
        public String plan(String remediationId) {
            return real.plan(remediationId);
        }

        @Override
        public int startStep(String remediationId, JournalStep.Action action, String text, Instant at) {
            var number = new int[1];
            fuse.around(() -> number[0] = real.startStep(remediationId, action, text, at));
            return number[0];
        }

        @Override
        public void endStep(String remediationId, int number, Instant at, String outcome) {
            fuse.around(() -> real.endStep(remediationId, number, at, outcome));
        }

        @Override
        public List<JournalStep> steps(String remediationId) {
            return real.steps(remediationId);
        }

        @Override
        public void update(Remediation remediation) {
            fuse.around(() -> real.update(remediation));
        }

        @Override
        public SortedMap<String, JournalBytes> bytes(String remediationId) {
            return real.bytes(remediationId);
        }

        @Override
        public List<Remediation> remediations() {
            return real.remediations();
        }

        @Override
        public void wantBack(String remediationId, Instant at) {
            real.wantBack(remediationId, at);
        }

        @Override
        public SortedSet<String> wantedBack(ProjectId project) {
            return real.wantedBack(project);
        }

        @Override
        public List<Trial> trials(ProjectId project) {
            return real.trials(project);
        }

        @Override
        public void add(ProjectId project, Trial trial) {
            fuse.around(() -> real.add(project, trial));
        }
    }

    static IntStream effects() {
        return IntStream.range(0, MORE_THAN_ALL_EFFECTS);
    }

    private static Fuse kill(LoopWorld world, int effect, boolean afterwards) {
        var fuse = new Fuse(effect, afterwards);
        world.filesAround = real -> new FusedFiles(real, fuse);
        world.composeAround = real -> new FusedCompose(real, fuse);
        world.storeAround = real -> new FusedStore(real, fuse);
        try {
            world.settle(world.process());
        } catch (Killed killed) {
            assertThat(fuse.hasBlown()).isTrue();
        }
        world.filesAround = real -> real;
        world.composeAround = real -> real;
        world.storeAround = real -> real;
        return fuse;
    }

    @ParameterizedTest(name = "dies before effect {0}")
    @MethodSource("effects")
    void aRemedyIsBroughtToItsEndAfterADeathBeforeAnyEffect(int effect) {
        remedyIsBroughtToItsEnd(effect, false);
    }

    @ParameterizedTest(name = "dies after effect {0}")
    @MethodSource("effects")
    void aRemedyIsBroughtToItsEndAfterADeathAfterAnyEffect(int effect) {
        remedyIsBroughtToItsEnd(effect, true);
    }

    private static void remedyIsBroughtToItsEnd(int effect, boolean afterwards) {
        var world = LoopWorld.leaking();
        kill(world, effect, afterwards);
        world.settle(world.process());
        assertThat(world.file()).contains("init: true");
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        assertThat(world.condition(Condition.Type.READY).status()).isEqualTo(Condition.Status.TRUE);
        assertThat(world.definitions()).as("recreated once").isEqualTo(3);
    }

    @ParameterizedTest(name = "dies before effect {0}")
    @MethodSource("effects")
    void theOriginalComesBackAfterADeathBeforeAnyEffect(int effect) {
        originalComesBack(effect, false);
    }

    @ParameterizedTest(name = "dies after effect {0}")
    @MethodSource("effects")
    void theOriginalComesBackAfterADeathAfterAnyEffect(int effect) {
        originalComesBack(effect, true);
    }

    private static void originalComesBack(int effect, boolean afterwards) {
        var world = LoopWorld.leaking();
        var hash = hash(world);
        world.engine.leaveBehind(2);
        kill(world, effect, afterwards);
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.verdicts()).containsExactly(Verdict.Restored.class);
        assertThat(hash(world)).isEqualTo(hash);
    }

    @ParameterizedTest(name = "dies before effect {0}")
    @MethodSource("effects")
    void whatAPersonWantsUndoneIsUndoneAfterADeathBeforeAnyEffect(int effect) {
        isUndone(effect, false);
    }

    @ParameterizedTest(name = "dies after effect {0}")
    @MethodSource("effects")
    void whatAPersonWantsUndoneIsUndoneAfterADeathAfterAnyEffect(int effect) {
        isUndone(effect, true);
    }

    private static void isUndone(int effect, boolean afterwards) {
        var world = LoopWorld.leaking();
        var hash = hash(world);
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        var remediation = world.store.remediations(BLOG).getFirst();
        world.store.wantBack(remediation.id(), world.now());
        kill(world, effect, afterwards);
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.verdicts()).containsExactly(Verdict.Restored.class);
        assertThat(hash(world)).isEqualTo(hash);
        assertThat(world.definitions())
                .as("recreated there and back, once each")
                .isEqualTo(4);
    }

    private static String hash(LoopWorld world) {
        return world.engine
                .inspect(world.container("web").orElseThrow())
                .orElseThrow()
                .composeLabel("config-hash");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, 3})
    void theFuseReallyBlows(int effect) {
        assertThat(kill(LoopWorld.leaking(), effect, false).hasBlown()).isTrue();
        assertThat(kill(LoopWorld.leaking(), MORE_THAN_ALL_EFFECTS, false).hasBlown())
                .as("there are no more effects than are tried")
                .isFalse();
    }
}
