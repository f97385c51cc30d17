package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.FakeProcesses;
import dev.composure.operate.ProcessSource;
import dev.composure.reconcile.ContainerId;
import dev.composure.zombies.ProcessTable;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieCount.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ZombieSamplerTest {

    private final FakeEngine engine = new FakeEngine();
    private final ContainerId web = engine.start(FakeContainer.of("shop", "web"));

    private ZombieCount byEngine() {
        return new ZombieSampler(engine, Optional::empty)
                .countByEngine(engine.inspect(web).orElseThrow());
    }

    private Optional<ProcessTable> table(ZombieSampler sampler) {
        return sampler.table(engine.running(), engine.now());
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
        assertThat(sampler.count(seen, table(sampler), engine.now())).isEqualTo(byProc(0));
        engine.completeProbes(Duration.ofSeconds(1));
        assertThat(sampler.count(seen, table(sampler), engine.now())).isEqualTo(byProc(0));
        engine.completeProbes(Duration.ofSeconds(1));
        assertThat(sampler.count(seen, table(sampler), engine.now())).isEqualTo(byProc(1));
    }

    @Test
    void aProbeIsCountedOnceAndWhatALookMissedIsNot() {
        var sampler = new ZombieSampler(engine, new FakeProcesses(engine));
        var first = sampler.sample(engine.inspect(web).orElseThrow(), List.of(), table(sampler), engine.now());
        var second = sampler.sample(engine.inspect(web).orElseThrow(), List.of(first), table(sampler), engine.now());

        assertThat(List.of(first.probesCompleted(), second.probesCompleted())).containsExactly(0L, 0L);
        assertThat(second.lastProbeEnd()).isEqualTo(first.lastProbeEnd());
    }

    @Test
    void everythingIsReadNowAndThenOnly() {
        var source = new Reads(new FakeProcesses(engine));
        var sampler = new ZombieSampler(engine, source);
        for (int look = 0; look < 25; look++) {
            table(sampler);
            engine.completeProbes(Duration.ofSeconds(1));
        }
        assertThat(source.full).isEqualTo(3);
        assertThat(source.below).isEqualTo(22);
    }

    /** A process table that counts how it is read. */
    private static final class Reads implements ProcessSource {

        private final ProcessSource real;
        private int full;
        private int below;

        Reads(ProcessSource real) {
            this.real = real;
        }

        @Override
        public Optional<ProcessTable> read() {
            full++;
            return real.read();
        }

        @Override
        public Optional<ProcessTable> readBelow(Set<Integer> pids) {
            below++;
            return real.read();
        }
    }

    /** Those that the engine's container leaves by itself are the application's own. */
    private static ZombieCount byProc(int zombies) {
        return new ZombieCount.Counted(zombies, zombies, Counter.PROC);
    }
}
