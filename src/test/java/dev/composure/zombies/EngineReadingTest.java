package dev.composure.zombies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EngineReadingTest {

    private static ZombieCount engine(int zombies) {
        return new ZombieCount.Counted(zombies, ZombieCount.Counter.ENGINE);
    }

    @Test
    void zombiesAreWhatIsCountedAndNotListed() {
        assertThat(EngineReading.estimate(List.of(new EngineReading(7, 1)))).isEqualTo(engine(6));
    }

    @Test
    void whatComesAndGoesIsNoZombie() {
        var readings = List.of(new EngineReading(9, 1), new EngineReading(7, 1), new EngineReading(8, 1));
        assertThat(EngineReading.estimate(readings)).isEqualTo(engine(6));
    }

    @Test
    void aProcessThatEndsBetweenTheTwoFiguresIsNoNegativeZombie() {
        assertThat(EngineReading.estimate(List.of(new EngineReading(1, 3)))).isEqualTo(engine(0));
    }

    @Test
    void withoutFiguresTheCountIsUnknown() {
        assertThat(EngineReading.estimate(List.of())).isInstanceOf(ZombieCount.Unknown.class);
    }
}
