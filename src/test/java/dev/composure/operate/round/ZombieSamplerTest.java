package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.FakeProcesses;
import dev.composure.reconcile.ContainerId;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieCount.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZombieSamplerTest {

    private final FakeEngine engine = new FakeEngine();
    private final ContainerId web = engine.start(FakeContainer.of("shop", "web"));

    private ZombieCount byEngine() {
        return new ZombieSampler(engine, Optional::empty)
                .countByEngine(engine.inspect(web).orElseThrow());
    }

    private static void assertCause(ZombieCount count, String cause) {
        assertThat(count)
                .isInstanceOfSatisfying(
                        ZombieCount.Unknown.class,
                        unknown -> assertThat(unknown.cause()).contains(cause));
    }

    @Test
    void anEngineWhosePsListsNoThreadsIsNamedAsTheCause() {
        engine.listNoThreads();

        assertCause(byEngine(), "the ps of the engine's host does not know -L");
    }

    @Test
    void aMissingPidsControllerIsNamedAsTheCause() {
        engine.countNoPids();

        assertCause(byEngine(), "there is no pids controller");
    }

    @Test
    void whatHasJustEndedIsNamedAsTheCause() {
        var seen = engine.inspect(web).orElseThrow();
        engine.remove(web);

        assertCause(new ZombieSampler(engine, Optional::empty).countByEngine(seen), "it has just ended");
    }

    @Test
    void aZombieCountsWhenTwoLooksHaveSeenIt() {
        var sampler = new ZombieSampler(engine, new FakeProcesses(engine));
        var seen = engine.inspect(web).orElseThrow();
        engine.leaveBehind(1);
        assertThat(sampler.count(seen, sampler.table())).isEqualTo(byProc(0));
        engine.completeProbes(Duration.ofSeconds(1));
        assertThat(sampler.count(seen, sampler.table())).isEqualTo(byProc(0));
        engine.completeProbes(Duration.ofSeconds(1));
        assertThat(sampler.count(seen, sampler.table())).isEqualTo(byProc(1));
    }

    @Test
    void aProbeIsCountedOnceAndWhatALookMissedIsNot() {
        var sampler = new ZombieSampler(engine, new FakeProcesses(engine));
        var first = sampler.sample(engine.inspect(web).orElseThrow(), List.of(), sampler.table(), engine.now());
        var second = sampler.sample(engine.inspect(web).orElseThrow(), List.of(first), sampler.table(), engine.now());

        assertThat(List.of(first.probesCompleted(), second.probesCompleted())).containsExactly(0L, 0L);
        assertThat(second.lastProbeEnd()).isEqualTo(first.lastProbeEnd());
    }

    private static ZombieCount byProc(int zombies) {
        return new ZombieCount.Counted(zombies, Counter.PROC);
    }
}
