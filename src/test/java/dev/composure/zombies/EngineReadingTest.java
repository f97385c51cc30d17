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
        assertThat(EngineReading.suffice(List.of(readings))).isFalse();
    }

    @Test
    void zombiesAreWhatIsCountedAndNotListed() {
        assertThat(EngineReading.estimate(List.of(calm(7, 1), calm(7, 1)))).isEqualTo(engine(6));
        assertThat(EngineReading.suffice(List.of(calm(7, 1), calm(7, 1)))).isTrue();
    }

    @Test
    void oneReadingIsNoAnswer() {
        assertUnknown("do not hold still", calm(7, 1));
        assertUnknown("do not hold still");
    }

    @Test
    void whatComesAndGoesIsNoZombie() {
        assertThat(EngineReading.estimate(List.of(calm(9, 1), calm(7, 1), calm(8, 1), calm(7, 1))))
                .isEqualTo(engine(6));
    }

    @Test
    void aReadingDuringWhichThreadsCameOrWentSaysNothing() {
        var probeInFlight = new EngineReading(1, 9, 3);

        assertThat(EngineReading.estimate(List.of(probeInFlight, calm(9, 3), calm(7, 1))))
                .isEqualTo(engine(6));
        assertUnknown("come and go in 3 of 4 readings", probeInFlight, probeInFlight, probeInFlight, calm(7, 1));
    }

    @Test
    void readingsThatNeverAgreeAreNoAnswer() {
        assertUnknown("between 6 and 9 zombies by 3 readings", calm(7, 1), calm(9, 1), calm(10, 1));
    }

    @Test
    void moreThreadsThanProcessesAreNoNegativeZombies() {
        assertUnknown("lists 2 threads more than it counts", calm(1, 3), calm(1, 3));
    }
}
