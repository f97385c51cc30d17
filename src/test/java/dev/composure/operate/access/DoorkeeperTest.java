package dev.composure.operate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.access.Doorkeeper.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {

    private static final String RIGHT = Doorkeeper.hash("right");

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private int looks;
    private final Doorkeeper doorkeeper = new Doorkeeper(
            hash -> {
                looks++;
                return hash.equals(RIGHT) ? Optional.of(Role.OPERATOR) : Optional.empty();
            },
            () -> now);

    private void guess(String address, int times) {
        for (int guess = 0; guess < times; guess++) {
            assertThat(doorkeeper.admit(address, "wrong" + guess)).isInstanceOf(Answer.Unknown.class);
        }
    }

    @Test
    void whoBringsATokenIsWelcome() {
        assertThat(doorkeeper.admit("a", "right")).isEqualTo(new Answer.Welcome(Role.OPERATOR));
    }

    @Test
    void whoGuessesIsNotLookedAtForAWhile() {
        guess("a", 5);
        int before = looks;

        assertThat(doorkeeper.admit("a", "right")).isEqualTo(new Answer.ComeBackLater(Duration.ofSeconds(1)));
        assertThat(looks).isEqualTo(before);

        now = now.plusSeconds(1);
        assertThat(doorkeeper.admit("a", "right")).isInstanceOf(Answer.Welcome.class);
    }

    @Test
    void eachTimeItTakesLongerUpToAMinute() {
        guess("a", 5);
        for (int second : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(doorkeeper.admit("a", "more")).isEqualTo(new Answer.ComeBackLater(Duration.ofSeconds(second)));
            now = now.plusSeconds(second);
            guess("a", 1);
        }
    }

    @Test
    void whoCameInBeforeStillDoes() {
        doorkeeper.admit("a", "right");
        guess("a", 5);
        assertThat(doorkeeper.admit("a", "right")).isInstanceOf(Answer.Welcome.class);
    }

    @Test
    void othersAreNotConcerned() {
        guess("a", 5);
        assertThat(doorkeeper.admit("b", "right")).isInstanceOf(Answer.Welcome.class);
    }

    @Test
    void aTokenThatWasTakenAwayLetsNobodyIn() {
        var open = new boolean[] {true};
        var keeper = new Doorkeeper(_ -> open[0] ? Optional.of(Role.VIEWER) : Optional.empty(), () -> now);
        assertThat(keeper.admit("a", "t")).isInstanceOf(Answer.Welcome.class);
        open[0] = false;
        assertThat(keeper.admit("a", "t")).isInstanceOf(Answer.Unknown.class);
    }
}
