package dev.composure.zombies;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether the zombies of one container grow. The level proves nothing, since a restart sets it to zero:
/// what counts is new zombies per completed probe.
public sealed interface Trend {

    /// Growth of this many settled zombies is no accident any more.
    int CERTAIN_GROWTH = 3;

    /// None new in that many completed probes, at least, and that long.
    record Flat(long probes, Duration window) implements Trend {}

    /// So many new ones in so many completed probes.
    record Growing(int created, long probes) implements Trend {

        /// Not a number without probes to count by.
        public double perProbe() {
            return probes == 0 ? Double.NaN : (double) created / probes;
        }
    }

    /// Neither can be said yet; the named cause.
    record Unknown(String cause) implements Trend {}

    /// Judges the samples of the latest start of the latest container, oldest first.
    static Trend of(List<ZombieSample> samples, TrendRule rule) {
        if (samples.isEmpty()) {
            return new Unknown("too few samples yet");
        }
        if (samples.getLast().count() instanceof ZombieCount.Unknown unknown) {
            return new Unknown(unknown.cause());
        }
        var levels = Levels.of(samples);
        return levels.size() < 2 ? new Unknown(tooFew(samples)) : new Window(levels, rule).judge();
    }

    /// Growth that is too slow for a window of probes: new zombies again and again, all through these samples, and none
    /// of them the application's. Samples may have been missed: then there were more probes than are known, and not
    /// fewer zombies. The engine's figures tell nobody's zombies apart, so they show no slow growth.
    static Optional<Growing> slowGrowth(List<ZombieSample> samples) {
        if (samples.isEmpty()
                || !(samples.getLast().count() instanceof ZombieCount.Counted counted)
                || counted.counter() != ZombieCount.Counter.PROC) {
            return Optional.empty();
        }
        var levels =
                Levels.of(samples.stream().map(ZombieSample::withoutApplication).toList());
        return levels.size() < 2 ? Optional.empty() : new Window(levels, new TrendRule(0, Duration.ZERO)).slowly();
    }

    /// What came before says why there are too few.
    private static String tooFew(List<ZombieSample> samples) {
        var others = Levels.others(samples);
        if (others.isEmpty()) {
            return "too few samples yet";
        }
        if (!others.getLast().isComparableWith(samples.getLast())) {
            return "too few samples since the container was started";
        }
        return switch (others.getLast().count()) {
            case ZombieCount.Unknown unknown -> "too few samples yet; before: " + unknown.cause();
            case ZombieCount.Counted _ -> "too few samples since they are counted in another way";
        };
    }

    /// Comparable samples, and what they have to show.
    record Window(Levels levels, TrendRule rule) {

        /// Missed probes do no harm here: there were more of them without a new zombie, not fewer.
        private Trend judge() {
            int calmFrom = levels.calmFrom();
            long calmProbes = levels.probesSince(calmFrom);
            var calm = levels.timeSince(calmFrom);
            if (calmFrom < levels.last() && calmProbes >= rule.probes() && calm.compareTo(rule.atLeast()) >= 0) {
                return new Flat(calmProbes, calm);
            }
            int fast = gapless(rule.probes() == 0 ? 0 : levels.fromProbes(rule.probes()));
            if (isCertain(fast)) {
                return growing(fast);
            }
            int slow = gapless(Math.min(fast, levels.fromTime(rule.atLeast())));
            if (isCertain(slow) && goesOn(slow)) {
                return growing(slow);
            }
            return new Unknown("sampling: none new in %d of %d probes"
                    .formatted(Math.min(calmProbes, rule.probes()), rule.probes()));
        }

        private Optional<Growing> slowly() {
            return isCertain(0) && goesOn(0)
                    ? Optional.of(new Growing(levels.riseSince(0), levels.probesSince(0)))
                    : Optional.empty();
        }

        /// Zombies that came while nobody looked may have come all at once.
        private int gapless(int from) {
            return Math.max(from, levels.gaplessFrom());
        }

        private boolean isCertain(int from) {
            return levels.riseSince(from) >= CERTAIN_GROWTH
                    && levels.risesSince(from).size() >= 2;
        }

        /// Three rises, and no longer a rest since the last one than twice the usual.
        private boolean goesOn(int from) {
            var rises = levels.risesSince(from);
            if (rises.size() < CERTAIN_GROWTH) {
                return false;
            }
            long usual = levels.probes(rises.getFirst(), rises.getLast()) / (rises.size() - 1);
            return levels.probesSince(rises.getLast()) <= 2 * usual;
        }

        private Trend growing(int from) {
            return new Growing(levels.riseSince(from), levels.probesSince(from));
        }
    }
}
