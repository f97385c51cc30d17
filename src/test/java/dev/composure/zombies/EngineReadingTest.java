package dev.composure.zombies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EngineReadingTest {

    private static ZombieCount engine(int zombies) {
        return new ZombieCount.Counted(zombies, ZombieCount.Counter.ENGINE);
    }

    private static EngineReading calm(int pids, int threads) {
        return new EngineReading(threads, pids, threads);
    }

    private static void assertUnknown(String cause, EngineReading... readings) {
        assertThat(EngineReading.estimate(List.of(readings)))
                .isInstanceOfSatisfying(
                        ZombieCount.Unknown.class,
                        unknown -> assertThat(unknown.cause()).contains(cause));
    }

    @Test
    void zombiesAreWhatIsCountedAndNotListed() {
        var readings = List.of(calm(7, 1), calm(7, 1), calm(7, 1));

        assertThat(EngineReading.estimate(readings)).isEqualTo(engine(6));
        assertThat(EngineReading.suffice(readings)).isTrue();
    }

    @Test
    void tooFewReadingsAreNoAnswer() {
        assertUnknown("do not hold still", calm(7, 1), calm(7, 1));
        assertUnknown("was not asked");
        assertThat(EngineReading.suffice(List.of(calm(7, 1), calm(7, 1)))).isFalse();
    }

    @Test
    void whatComesAndGoesIsNoZombie() {
        var probeInFlight = new EngineReading(1, 9, 3);

        assertThat(EngineReading.estimate(
                        List.of(calm(9, 1), probeInFlight, calm(9, 3), calm(7, 1), calm(7, 1), calm(7, 1))))
                .isEqualTo(engine(6));
    }

    @Test
    void figuresThatNeverHoldStillAreNoAnswer() {
        assertUnknown("6 to 9 zombies in 4 readings", calm(7, 1), calm(10, 1), calm(7, 1), calm(7, 1));
        assertUnknown(
                "come and go", new EngineReading(1, 7, 2), new EngineReading(2, 7, 1), new EngineReading(1, 7, 2));
        assertUnknown("come and go", calm(7, 1), calm(8, 2), calm(9, 3));
    }

    @Test
    void moreThreadsThanProcessesAreNoNegativeZombies() {
        assertUnknown("lists 2 threads more than it counts", calm(1, 3), calm(1, 3), calm(1, 3));
    }
}
