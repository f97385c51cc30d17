package dev.composure.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AtOnceTest {

    @Test
    void bothRunAtTheSameTime() {
        var aside = new CountDownLatch(1);
        var here = new CountDownLatch(1);

        boolean hasMet = AtOnce.both(() -> meet(aside, here), () -> meet(here, aside), Boolean::logicalAnd);

        assertThat(hasMet).isTrue();
    }

    @Test
    void whatEitherThrowsIsThrownAsItIs() {
        assertThatThrownBy(() -> AtOnce.both(AtOnceTest::unavailable, () -> 1, (a, b) -> b))
                .isInstanceOf(ComposeUnavailable.class)
                .hasMessage("gone");
        assertThatThrownBy(() -> AtOnce.both(() -> 1, AtOnceTest::unavailable, (a, b) -> a))
                .isInstanceOf(ComposeUnavailable.class)
                .hasMessage("gone");
    }

    @Test
    void theOtherHasEndedWhenOneThrows() {
        var hasEnded = new AtomicBoolean();
        var hasThrown = new CountDownLatch(1);

        assertThatThrownBy(() -> AtOnce.both(
                        () -> {
                            boolean isThere = await(hasThrown);
                            hasEnded.set(true);
                            return isThere;
                        },
                        () -> {
                            hasThrown.countDown();
                            return unavailable();
                        },
                        (a, b) -> a))
                .isInstanceOf(ComposeUnavailable.class);
        assertThat(hasEnded).isTrue();
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        Thread.currentThread().interrupt();

        int sum = AtOnce.both(() -> 1, () -> 2, Integer::sum);

        assertThat(sum).isEqualTo(3);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static boolean meet(CountDownLatch mine, CountDownLatch theirs) {
        mine.countDown();
        return await(theirs);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static int unavailable() {
        throw new ComposeUnavailable("gone");
    }
}
