package dev.composure.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    @Test
    void eachPauseIsTwiceTheOneBeforeUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(BACK_OFF::after).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
        assertThat(BACK_OFF.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
    }
}
