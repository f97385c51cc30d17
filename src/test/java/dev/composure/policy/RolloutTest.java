package dev.composure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static Rollout with(Rollout.Window... windows) {
        return new Rollout(1, Duration.ZERO, List.of(windows), Rollout.Approval.NONE, Rollout.OnDrift.HOLD, List.of());
    }

    private static Rollout nightly(String cron) {
        return with(new Rollout.Window(cron, Duration.ofHours(3), PARIS));
    }

    private static boolean isOpen(Rollout rollout, String instant) {
        var now = Instant.parse(instant);
        return rollout.opening(now).equals(Optional.of(now));
    }

    @Test
    void withoutWindowsItIsAlwaysOpen() {
        assertThat(isOpen(with(), "2026-11-24T11:00:00Z")).isTrue();
    }

    @Test
    void aWindowIsOpenFromItsStartUntilItsEndInItsZone() {
        var rollout = nightly("0 2 * * MON-FRI");
        assertThat(isOpen(rollout, "2026-11-24T00:59:59Z")).isFalse();
        assertThat(isOpen(rollout, "2026-11-24T01:00:00Z"))
                .as("2 o'clock in Paris")
                .isTrue();
        assertThat(isOpen(rollout, "2026-11-24T03:59:59Z")).isTrue();
        assertThat(isOpen(rollout, "2026-11-24T04:00:00Z")).isFalse();
        assertThat(isOpen(rollout, "2026-11-22T02:00:00Z")).as("a Sunday").isFalse();
        assertThat(rollout.opening(Instant.parse("2026-11-27T12:00:00Z")))
                .as("from Friday noon to Monday night")
                .contains(Instant.parse("2026-11-30T01:00:00Z"));
    }

    @Test
    void inSummerItOpensAtTheSameHourOfTheClock() {
        assertThat(isOpen(nightly("0 2 * * *"), "2026-07-01T00:00:00Z")).isTrue();
        assertThat(isOpen(nightly("0 2 * * *"), "2026-07-01T03:00:00Z")).isFalse();
    }

    /** On 29 March 2026 there is no 2 o'clock in Paris: 1:59 is followed by 3:00. */
    @Test
    void anHourThatIsLeftOutDoesNotCloseTheNightForGood() {
        var next = nightly("0 2 * * *").opening(Instant.parse("2026-03-29T12:00:00Z"));
        assertThat(next).contains(Instant.parse("2026-03-30T00:00:00Z"));
    }

    @Test
    void theFirstOfSeveralToOpenIsTold() {
        var rollout = with(
                new Rollout.Window("0 5 * * *", Duration.ofHours(1), ZoneId.of("UTC")),
                new Rollout.Window("0 4 * * *", Duration.ofHours(1), ZoneId.of("UTC")));
        assertThat(rollout.opening(Instant.parse("2026-11-24T00:00:00Z")))
                .contains(Instant.parse("2026-11-24T04:00:00Z"));
    }

    @Test
    void cronHasFiveFieldsWithinTheirBounds() {
        assertThat(Rollout.Window.isCron("*/5 2 * * MON-FRI")).isTrue();
        assertThat(Rollout.Window.isCron("0 25 * * *")).isFalse();
        assertThat(Rollout.Window.isCron("0 2 * *")).isFalse();
    }
}
