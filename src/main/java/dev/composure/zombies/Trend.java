package dev.composure.zombies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the zombies of one container grow. The level proves nothing, since a restart sets it to zero: what counts
/// is new zombies per completed probe.
public sealed interface Trend {

    /// Growth of this many settled zombies is no accident any more.
    int CERTAIN_GROWTH = 3;

    /// None new in that many completed probes and that long.
    record Flat(long probes, Duration window) implements Trend {}

    /// So many new ones in so many completed probes.
    record Growing(int created, long probes) implements Trend {}

    /// Neither can be said yet; the named cause.
    record Unknown(String cause) implements Trend {}

    /// Judges the samples of the latest start of the latest container, oldest first.
    static Trend of(List<ZombieSample> samples, TrendRule rule) {
        var window = Window.latest(samples);
        if (window.blindness().isPresent()) {
            return new Unknown(window.blindness().get());
        }
        return window.judge(rule);
    }

    /// Comparable samples with settled levels: a zombie counts once it has outlived two samples, because one that is
    /// about to be reaped is normal. So each level is the lower one of a sample and its successor.
    record Window(List<ZombieSample> samples, List<Integer> settled) {

        static Window latest(List<ZombieSample> all) {
            var comparable = all.isEmpty()
                    ? List.<ZombieSample>of()
                    : all.stream()
                            .filter(sample -> sample.isComparableWith(all.getLast()))
                            .toList();
            var levels = new ArrayList<Integer>();
            for (int i = 0; i + 1 < comparable.size(); i++) {
                levels.add(Math.min(level(comparable.get(i)), level(comparable.get(i + 1))));
            }
            return new Window(comparable, levels);
        }

        private static int level(ZombieSample sample) {
            return sample.count() instanceof ZombieCount.Counted counted ? counted.zombies() : 0;
        }

        private Optional<String> blindness() {
            return samples.stream()
                    .map(ZombieSample::count)
                    .filter(ZombieCount.Unknown.class::isInstance)
                    .map(count -> ((ZombieCount.Unknown) count).cause())
                    .findFirst();
        }

        private Trend judge(TrendRule rule) {
            if (settled.size() < 2) {
                return new Unknown("too few samples yet");
            }
            int start = flatStart();
            long calmProbes = probesSince(start);
            var calm = Duration.between(samples.get(start).at(), lastSettled().at());
            if (calmProbes >= rule.probes() && calm.compareTo(rule.atLeast()) >= 0) {
                return new Flat(calmProbes, calm);
            }
            int from = startOfLast(rule.probes());
            int created = settled.getLast() - settled.get(from);
            if (created >= CERTAIN_GROWTH && increasesSince(from) >= 2) {
                return new Growing(created, probesSince(from));
            }
            return new Unknown("sampling: none new in %d of %d probes"
                    .formatted(Math.min(calmProbes, rule.probes()), rule.probes()));
        }

        /// The first sample of the unbroken run without growth that ends now.
        private int flatStart() {
            int start = settled.size() - 1;
            while (start > 0 && settled.get(start - 1) >= settled.getLast()) {
                start--;
            }
            return start;
        }

        /// Without probes to count by, all that was seen counts.
        private int startOfLast(int probes) {
            if (probes == 0) {
                return 0;
            }
            int start = settled.size() - 1;
            while (start > 0 && probesSince(start) < probes) {
                start--;
            }
            return start;
        }

        private int increasesSince(int from) {
            int increases = 0;
            for (int i = from + 1; i < settled.size(); i++) {
                if (settled.get(i) > settled.get(i - 1)) {
                    increases++;
                }
            }
            return increases;
        }

        private long probesSince(int start) {
            return lastSettled().probesCompleted() - samples.get(start).probesCompleted();
        }

        private ZombieSample lastSettled() {
            return samples.get(settled.size() - 1);
        }
    }
}
