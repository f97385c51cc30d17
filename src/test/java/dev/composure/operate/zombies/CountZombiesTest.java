package dev.composure.operate.zombies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.FakeProcesses;
import dev.composure.operate.ProcessSource;
import dev.composure.probe.PidOne;
import dev.composure.report.ContainerZombies;
import dev.composure.report.ZombieReport;
import dev.composure.zombies.AttributedZombie.Maker;
import dev.composure.zombies.ProcessTable;
import dev.composure.zombies.Trend;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieCount.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountZombiesTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final HealthcheckTest LEAKING =
            new HealthcheckTest.Exec(List.of("wget", "-q", "-O", "/dev/null", "https://tls:8443/"));

    private final FakeEngine engine = new FakeEngine();
    private final List<Duration> pauses = new ArrayList<>();

    private static FakeContainer web() {
        return FakeContainer.of("shop", "web")
                .withTest(LEAKING)
                .withTiming(INTERVAL, INTERVAL, Duration.ZERO, 3)
                .withPidsLimit(101);
    }

    private void probes(int count) {
        for (int probe = 0; probe < count; probe++) {
            engine.completeProbes(INTERVAL);
        }
    }

    private CountZombies counting(ProcessSource processes) {
        return new CountZombies(engine, processes, pauses::add, engine::now);
    }

    private static ContainerZombies only(CountZombies counting) {
        return counted(counting).containers().getLast();
    }

    private static ZombieReport counted(CountZombies counting) {
        try {
            return counting.count();
        } catch (InterruptedException never) {
            throw new AssertionError(never);
        }
    }

    @Test
    void whatEachProbeLeavesIsSeenAtOnce() {
        engine.start(web());
        probes(10);

        var seen = only(counting(new FakeProcesses(engine)));

        assertThat(seen.count()).isEqualTo(new ZombieCount.Counted(20, Counter.PROC));
        assertThat(seen.madeBy(Maker.PROBE)).isEqualTo(20);
        assertThat(seen.perProbe()).hasValue(2.0);
        assertThat(seen.exhaustedIn()).hasValue(Duration.ofSeconds((101 - 21) / 2 * 5));
        assertThat(seen.oldest().orElseThrow()).isBetween(Duration.ofSeconds(44), Duration.ofSeconds(46));
        assertThat(seen.pidOne().command()).isEqualTo("sleep");
        assertThat(seen.pidOne().verdict().pidOne()).isEqualTo(PidOne.DOES_NOT_REAP);
        assertThat(pauses).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void theApplicationsOwnAreToldApart() {
        engine.start(web());
        probes(3);
        engine.leaveBehind(1);
        probes(1);

        var seen = only(counting(new FakeProcesses(engine)));

        assertThat(seen.madeBy(Maker.PROBE)).isEqualTo(8);
        assertThat(seen.madeBy(Maker.APPLICATION)).isEqualTo(1);
        assertThat(seen.madeBy(Maker.UNKNOWN)).isZero();
    }

    @Test
    void everyRunningContainerIsCountedWhateverMadeIt() {
        engine.start(FakeContainer.of("", "").withLabel("com.docker.compose.project", ""));
        engine.start(FakeContainer.of("shop", "gone").exited());
        engine.start(FakeContainer.of("shop", "frozen").paused());

        var report = counted(counting(new FakeProcesses(engine)));

        assertThat(report.containers()).extracting(ContainerZombies::service).containsExactly("", "frozen");
        assertThat(report.isComplete()).isTrue();
        assertThat(report.counter()).isEqualTo(Counter.PROC);
    }

    @Test
    void aWatchSeesTheTrendAndItsRhythmIsTheProbes() {
        engine.start(web());
        var counting = counting(new FakeProcesses(engine));
        for (int look = 0; look < 8; look++) {
            counted(counting);
            probes(1);
        }
        var seen = only(counting);

        assertThat(seen.trend()).isInstanceOf(Trend.Growing.class);
        assertThat(seen.levels()).containsExactly(0, 0, 2, 4, 6, 8, 10, 12, 14);
        assertThat(counting.rhythm()).isEqualTo(INTERVAL);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void aContainerThatWasRecreatedIsLookedAtAnew() {
        var old = engine.start(web());
        var counting = counting(new FakeProcesses(engine));
        probes(4);
        counted(counting);
        engine.recreate(old, web().withInit());
        probes(1);
        var seen = only(counting);

        assertThat(seen.count()).isEqualTo(new ZombieCount.Counted(0, Counter.PROC));
        assertThat(seen.pidOne().verdict().pidOne()).isEqualTo(PidOne.REAPS);
        assertThat(seen.levels()).containsExactly(0);
    }

    @Test
    void withoutAProcessTableTheEngineCountsAndNobodyIsBlamed() {
        engine.start(web());
        var counting = counting(Optional::empty);
        for (int look = 0; look < 8; look++) {
            counted(counting);
            probes(1);
        }
        var report = counted(counting);
        var seen = report.containers().getFirst();

        assertThat(report.counter()).isEqualTo(Counter.ENGINE);
        assertThat(report.why()).contains("COMPOSURE_PROC_PATH");
        assertThat(seen.count()).isEqualTo(new ZombieCount.Counted(16, Counter.ENGINE));
        assertThat(seen.isAttributed()).isFalse();
        assertThat(seen.zombies()).isEmpty();
        assertThat(seen.perProbe()).hasValue(2.0);
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatSharesThePidsOfTheHostIsCountedByTheEngine() {
        engine.start(web().withHostPids());

        var seen = only(counting(new FakeProcesses(engine)));

        assertThat(seen.count()).isEqualTo(new ZombieCount.Counted(0, Counter.ENGINE));
        assertThat(seen.pidOne().verdict().pidOne()).isEqualTo(PidOne.UNKNOWN);
    }

    @Test
    void mostLooksReadTheChildrenOfPidOneOnly() {
        engine.start(web());
        var source = new Counted(new FakeProcesses(engine));
        var counting = counting(source);
        for (int look = 0; look < 20; look++) {
            counted(counting);
        }
        assertThat(source.full).isEqualTo(4);
        assertThat(source.below).isEqualTo(17);
    }

    /** A process table that counts how it is read. */
    private static final class Counted implements ProcessSource {

        private final ProcessSource real;
        private int full;
        private int below;

        Counted(ProcessSource real) {
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
}
