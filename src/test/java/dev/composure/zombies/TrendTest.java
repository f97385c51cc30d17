package dev.composure.zombies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final TrendRule TEN_PROBES = new TrendRule(10, Duration.ofSeconds(10));

    /** One sample per probe and second. */
    private static List<ZombieSample> series(int length, IntUnaryOperator zombies) {
        var samples = new ArrayList<ZombieSample>();
        for (int i = 0; i < length; i++) {
            samples.add(sample("c", START, i, i, zombies.applyAsInt(i)));
        }
        return samples;
    }

    private static ZombieSample sample(String container, Instant startedAt, int second, long probes, int zombies) {
        var at = START.plusSeconds(second);
        var count = new ZombieCount.Counted(zombies, ZombieCount.Counter.PROC);
        return new ZombieSample(at, container, startedAt, count, probes, at);
    }

    private static ZombieSample byEngine(int second, int zombies) {
        var at = START.plusSeconds(second);
        return new ZombieSample(
                at, "c", START, new ZombieCount.Counted(zombies, ZombieCount.Counter.ENGINE), second, at);
    }

    @Test
    void oneMoreWithEachProbeIsGrowingByTheFifth() {
        assertThat(Trend.of(series(6, i -> i), TEN_PROBES)).isInstanceOf(Trend.Growing.class);
    }

    @Test
    void twoMoreWithEachProbeIsGrowing() {
        assertThat(Trend.of(series(12, i -> 2 * i), TEN_PROBES)).isEqualTo(new Trend.Growing(20, 10));
    }

    @Test
    void aConstantCountIsFlatOnceTheWindowIsFull() {
        assertThat(Trend.of(series(12, _ -> 7), TEN_PROBES)).isEqualTo(new Trend.Flat(10, Duration.ofSeconds(10)));
    }

    @Test
    void aConstantCountIsNotFlatBeforeTheWindowIsFull() {
        assertThat(Trend.of(series(11, _ -> 0), TEN_PROBES))
                .isEqualTo(new Trend.Unknown("sampling: none new in 9 of 10 probes"));
    }

    @Test
    void enoughProbesInTooShortATimeAreNotFlat() {
        var rule = new TrendRule(3, Duration.ofMinutes(2));
        assertThat(Trend.of(series(20, _ -> 0), rule)).isInstanceOf(Trend.Unknown.class);
    }

    @Test
    void zombiesThatAreAboutToBeReapedDoNotCount() {
        var samples = new ArrayList<ZombieSample>();
        for (int i = 0; i < 24; i++) {
            samples.add(byEngine(i, i % 2 == 0 ? 3 : 0));
        }
        assertThat(Trend.of(samples, TEN_PROBES)).isInstanceOf(Trend.Flat.class);
    }

    @Test
    void zombiesFromBeforeTheWindowAreForgiven() {
        assertThat(Trend.of(series(20, i -> Math.min(i, 4) * 2), TEN_PROBES)).isInstanceOf(Trend.Flat.class);
    }

    @Test
    void growthAfterALongFlatStretchIsGrowing() {
        assertThat(Trend.of(series(40, i -> Math.max(0, i - 30)), TEN_PROBES)).isInstanceOf(Trend.Growing.class);
    }

    @Test
    void aSingleNewZombieIsNeitherFlatNorGrowing() {
        assertThat(Trend.of(series(12, i -> i < 6 ? 0 : 1), TEN_PROBES)).isInstanceOf(Trend.Unknown.class);
    }

    @Test
    void aBurstInOneStepIsNotYetCertain() {
        assertThat(Trend.of(series(8, i -> i < 4 ? 0 : 5), TEN_PROBES)).isInstanceOf(Trend.Unknown.class);
    }

    @Test
    void samplesOfAnEarlierStartDoNotCount() {
        var samples = new ArrayList<>(series(12, i -> 2 * i));
        var restarted = START.plusSeconds(12);
        for (int i = 0; i < 12; i++) {
            samples.add(sample("c", restarted, 12 + i, i, 0));
        }
        assertThat(Trend.of(samples, TEN_PROBES)).isInstanceOf(Trend.Flat.class);
    }

    @Test
    void samplesOfAnEarlierContainerDoNotCount() {
        var samples = new ArrayList<>(series(12, i -> 2 * i));
        samples.add(sample("other", START, 13, 0, 0));
        assertThat(Trend.of(samples, TEN_PROBES))
                .isEqualTo(new Trend.Unknown("too few samples since the container was started"));
    }

    @Test
    void aClockThatIsSetBackBeginsTheWindowAnew() {
        var samples = new ArrayList<>(series(8, _ -> 0));
        for (int i = 0; i < 12; i++) {
            samples.add(sample("c", START, i - 3600, 8 + i, 0));
            assertThat(Trend.of(samples, TEN_PROBES) instanceof Trend.Flat)
                    .as("after %d samples since", i + 1)
                    .isEqualTo(i == 11);
        }
    }

    @Test
    void whatCouldNotBeCountedIsNamed() {
        var samples = new ArrayList<>(series(12, _ -> 0));
        samples.add(new ZombieSample(
                START.plusSeconds(12), "c", START, new ZombieCount.Unknown("no pids controller"), 12, START));
        assertThat(Trend.of(samples, TEN_PROBES)).isEqualTo(new Trend.Unknown("no pids controller"));
    }

    @Test
    void withoutSamplesNothingIsKnown() {
        assertThat(Trend.of(List.of(), TEN_PROBES)).isEqualTo(new Trend.Unknown("too few samples yet"));
    }

    @Test
    void withoutACheckTimeAloneDecides() {
        var calm = new ArrayList<ZombieSample>();
        var growing = new ArrayList<ZombieSample>();
        for (int i = 0; i < 12; i++) {
            calm.add(sample("c", START, i, 0, 3));
            growing.add(sample("c", START, i, 0, i));
        }
        var rule = new TrendRule(0, Duration.ofSeconds(10));
        assertThat(Trend.of(calm, rule)).isInstanceOf(Trend.Flat.class);
        assertThat(Trend.of(growing, rule)).isInstanceOf(Trend.Growing.class);
    }

    @Test
    void aCounterThatChangesStartsAnew() {
        var samples = new ArrayList<ZombieSample>();
        for (int i = 0; i < 12; i++) {
            samples.add(byEngine(i, i));
        }
        samples.add(sample("c", START, 12, 12, 12));
        assertThat(Trend.of(samples, TEN_PROBES))
                .isEqualTo(new Trend.Unknown("too few samples since they are counted in another way"));
        for (int i = 13; i < 26; i++) {
            samples.add(sample("c", START, i, i, 12));
        }
        assertThat(Trend.of(samples, TEN_PROBES)).isInstanceOf(Trend.Flat.class);
    }

    @Test
    void whatCouldNotBeCountedForAWhileMakesTheWindowLonger() {
        var samples = new ArrayList<>(series(6, _ -> 3));
        for (int i = 6; i < 9; i++) {
            samples.add(new ZombieSample(
                    START.plusSeconds(i), "c", START, new ZombieCount.Unknown("busy"), i, START.plusSeconds(i)));
        }
        samples.add(sample("c", START, 9, 9, 3));
        assertThat(Trend.of(samples, TEN_PROBES)).isEqualTo(new Trend.Unknown("sampling: none new in 5 of 10 probes"));
        assertThat(Trend.of(samples.subList(8, 10), TEN_PROBES))
                .isEqualTo(new Trend.Unknown("too few samples yet; before: busy"));
        samples.add(sample("c", START, 11, 11, 3));
        samples.add(sample("c", START, 12, 12, 3));
        assertThat(Trend.of(samples, TEN_PROBES)).isInstanceOf(Trend.Flat.class);
    }

    @Test
    void whatCameWhileProbesWereMissedIsNotCertain() {
        var samples = new ArrayList<ZombieSample>();
        samples.add(sample("c", START, 0, 0, 0));
        samples.add(sample("c", START, 100, 5, 4));
        samples.add(sample("c", START, 200, 10, 8));
        samples.add(sample("c", START, 300, 15, 12));
        assertThat(Trend.of(samples, TEN_PROBES)).isInstanceOf(Trend.Unknown.class);
    }

    @Test
    void probesThatWereMissedDoNoHarmToACalm() {
        var samples = new ArrayList<ZombieSample>();
        for (int i = 0; i < 5; i++) {
            samples.add(sample("c", START, 100 * i, 5L * i, 2));
        }
        assertThat(Trend.of(samples, TEN_PROBES)).isEqualTo(new Trend.Flat(15, Duration.ofMinutes(5)));
    }

    @Test
    void whatIsReapedInTheEndIsNoGrowth() {
        var samples = new ArrayList<>(series(60, i -> i % 5));
        for (int from = 12; from <= 60; from++) {
            assertThat(Trend.of(samples.subList(6, from), TEN_PROBES)).isNotInstanceOf(Trend.Growing.class);
        }
    }

    @Test
    void oneInTwentyProbesIsFoundByALongWindowAndOnlyWhileItGoesOn() {
        var soak = new TrendRule(10, Duration.ofMinutes(10));
        assertThat(Trend.of(series(65, i -> i / 20), TEN_PROBES)).isNotInstanceOf(Trend.Growing.class);
        assertThat(Trend.of(series(65, i -> i / 20), soak)).isEqualTo(new Trend.Growing(3, 63));
        assertThat(Trend.of(series(300, i -> Math.min(3, i / 20)), soak)).isInstanceOf(Trend.Unknown.class);
    }

    @Test
    void growthIsToldPerProbe() {
        assertThat(new Trend.Growing(20, 10).perProbe()).isEqualTo(2.0);
        assertThat(new Trend.Growing(20, 0).perProbe()).isNaN();
    }

    /** One zombie a probe is never called flat, a constant count never growing, whatever the rhythm of the samples. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10946})
    void theTrendDoesNotDependOnTheRhythmOfTheSamples(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var leaking = new ArrayList<ZombieSample>();
        var clean = new ArrayList<ZombieSample>();
        int second = 0;
        int level = random.nextInt(50);
        while (second < 40) {
            int inFlight = random.nextInt(8) == 0 ? 1 : 0;
            leaking.add(sample("c", START, second, second, level + second + inFlight));
            clean.add(sample("c", START, second, second, level + inFlight));
            second += 1 + random.nextInt(3);
        }
        assertThat(Trend.of(leaking, TEN_PROBES)).isInstanceOf(Trend.Growing.class);
        assertThat(Trend.of(clean, TEN_PROBES)).isNotInstanceOf(Trend.Growing.class);
    }

    /** A check twice a minute and a look every minute, for so many minutes. */
    private static List<ZombieSample> soaked(int minutes, IntUnaryOperator zombies, IntUnaryOperator application) {
        var samples = new ArrayList<ZombieSample>();
        for (int minute = 0; minute < minutes; minute++) {
            var at = START.plusSeconds(60L * minute);
            int own = application.applyAsInt(minute);
            var count = new ZombieCount.Counted(zombies.applyAsInt(minute) + own, own, ZombieCount.Counter.PROC);
            samples.add(new ZombieSample(at, "c", START, count, 2L * minute, at));
        }
        return samples;
    }

    @Test
    void oneInAnHourIsSlowGrowth() {
        var samples = soaked(250, minute -> minute / 60, _ -> 0);

        assertThat(Trend.of(samples, TEN_PROBES)).isInstanceOf(Trend.Flat.class);
        assertThat(Trend.slowGrowth(samples)).contains(new Trend.Growing(4, 496));
    }

    @Test
    void oneInTwentyProbesIsSlowGrowthThoughLooksWereMissed() {
        var samples = soaked(60, minute -> minute / 10, _ -> 0).stream()
                .filter(sample -> sample.probesCompleted() % 12 == 0)
                .toList();

        assertThat(Trend.slowGrowth(samples)).isPresent();
    }

    @Test
    void whatTheApplicationLeavesIsNoSlowGrowthOfTheChecks() {
        assertThat(Trend.slowGrowth(soaked(250, _ -> 0, minute -> minute / 60))).isEmpty();
    }

    @Test
    void aFewZombiesLongAgoAreNoSlowGrowth() {
        assertThat(Trend.slowGrowth(soaked(250, minute -> Math.min(4, minute), _ -> 0)))
                .isEmpty();
        assertThat(Trend.slowGrowth(soaked(250, _ -> 4, _ -> 0))).isEmpty();
    }

    @Test
    void theEnginesFiguresShowNoSlowGrowth() {
        var samples = new ArrayList<ZombieSample>();
        for (int minute = 0; minute < 250; minute++) {
            samples.add(byEngine(60 * minute, minute / 60));
        }

        assertThat(Trend.slowGrowth(samples)).isEmpty();
        assertThat(Trend.slowGrowth(List.of())).isEmpty();
    }
}
