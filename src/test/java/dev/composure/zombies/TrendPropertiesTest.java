package dev.composure.zombies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the trend, over worlds in which anything may happen between two looks. */
class TrendPropertiesTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final int SEEDS = 300;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A container that is looked at after every probe, by a sampler that remembers what it saw. */
    private static final class World {

        private final RandomGenerator random;
        private final TrendRule rule;
        private final Duration interval;
        private final List<ZombieSample> samples = new ArrayList<>();
        private final List<ProcessEntry> lasting = new ArrayList<>();
        private Optional<Lasting> before = Optional.empty();
        private Instant now = START;
        private Instant startedAt = START;
        private String container = "c0";
        private long probes;
        private int pid = 1000;

        World(RandomGenerator random) {
            this.random = random;
            this.interval = Duration.ofMillis(500 + random.nextInt(60_000));
            int wanted = 3 + random.nextInt(12);
            this.rule = new TrendRule(wanted, interval.multipliedBy(random.nextInt(wanted)));
            leak(random.nextInt(100));
        }

        private ProcessEntry zombie() {
            pid++;
            return new ProcessEntry(pid, 10, 'Z', pid, pid, "wget", 7);
        }

        void leak(int zombies) {
            for (int zombie = 0; zombie < zombies; zombie++) {
                lasting.add(zombie());
            }
        }

        void restart() {
            startedAt = now;
            lasting.clear();
            before = Optional.empty();
            probes = 0;
        }

        void recreate() {
            container = "c" + random.nextInt(1_000_000);
            restart();
        }

        /** Some that nobody will see twice. */
        void look(int transients) {
            var seen = new ArrayList<>(lasting);
            for (int transientOne = 0; transientOne < transients; transientOne++) {
                seen.add(zombie());
            }
            var counted = before.map(look -> look.among(seen)).orElse(seen);
            before = Optional.of(Lasting.of(seen));
            add(new ZombieCount.Counted(counted.size(), ZombieCount.Counter.PROC));
        }

        void blind(String cause) {
            add(new ZombieCount.Unknown(cause));
        }

        private void add(ZombieCount count) {
            samples.add(new ZombieSample(now, container, startedAt, count, probes, now));
        }

        void probe() {
            now = now.plus(interval);
            probes++;
        }

        Trend trend() {
            return Trend.of(samples, rule);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneAProbeIsGrowingByTheFifthProbe(long seed) {
        var world = new World(random(seed));
        world.look(0);
        for (int probe = 0; probe < 5; probe++) {
            world.probe();
            world.leak(1);
            world.look(0);
        }
        assertThat(world.trend()).isInstanceOf(Trend.Growing.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aConstantCountIsFlatAsSoonAsTheWindowIsFull(long seed) {
        var world = new World(random(seed));
        world.look(0);
        for (int probe = 0; probe <= world.rule.probes(); probe++) {
            assertThat(world.trend()).isInstanceOf(Trend.Unknown.class);
            world.probe();
            world.look(0);
        }
        assertThat(world.trend()).isInstanceOf(Trend.Flat.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void growthIsNeverFlatAndWhatStaysIsNeverGrowing(long seed) {
        var random = random(seed);
        var leaking = new World(random);
        var clean = new World(random);
        for (int probe = 0; probe < 60; probe++) {
            int skipped = random.nextInt(3);
            for (int more = 0; more <= skipped; more++) {
                leaking.probe();
                leaking.leak(1 + random.nextInt(3));
                clean.probe();
            }
            happens(random, leaking);
            happens(random, clean);
            assertThat(leaking.trend()).isNotInstanceOf(Trend.Flat.class);
            assertThat(clean.trend()).isNotInstanceOf(Trend.Growing.class);
        }
    }

    /** A look, with transients; rarely a restart, a recreate or a look that sees nothing before it. */
    private static void happens(RandomGenerator random, World world) {
        switch (random.nextInt(12)) {
            case 0 -> world.restart();
            case 1 -> world.recreate();
            case 2 -> world.blind("injected");
            default -> {}
        }
        world.look(random.nextInt(4));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void unknownIsOnlyForACauseThatWasInjected(long seed) {
        var random = random(seed);
        var world = new World(random);
        for (int probe = 0; probe < 40; probe++) {
            world.probe();
            boolean isBlind = random.nextInt(3) == 0;
            if (isBlind) {
                world.blind("injected " + seed);
            } else {
                world.look(0);
            }
            if (world.trend() instanceof Trend.Unknown(var cause)) {
                assertThat(cause).matches(isBlind ? "injected " + seed : "too few samples.*|sampling: .*");
            } else {
                assertThat(isBlind).isFalse();
            }
        }
        for (int probe = 0; probe <= world.rule.probes() + 1; probe++) {
            world.probe();
            world.look(0);
        }
        assertThat(world.trend()).isInstanceOf(Trend.Flat.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSlowLeakIsFoundByALongWindow(long seed) {
        var random = random(seed);
        int everyNth = 11 + random.nextInt(50);
        var world = new World(random);
        var soak = new TrendRule(10, world.interval.multipliedBy(1000));
        for (int probe = 1; probe <= 4 * everyNth; probe++) {
            world.probe();
            world.leak(probe % everyNth == 0 ? 1 : 0);
            world.look(random.nextInt(2));
        }
        assertThat(Trend.of(world.samples, soak)).isInstanceOf(Trend.Growing.class);
    }
}
