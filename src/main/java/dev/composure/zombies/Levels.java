package dev.composure.zombies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The settled levels of the samples that can be compared with the latest one: of the same start of the
/// same container, by the same counter, since the clock was set back the last time. What could not be
/// counted is left out, which makes the window longer.
///
/// A zombie counts once it has outlived two samples, because one that is about to be reaped is normal. The
/// process table tells zombies apart, and a sample of it counts only those that the look before saw too: so
/// it is the level of its predecessor that it settles. The engine's figure does not, and each level is the
/// lower one of a sample and its successor. What rises is not the level, which falls when zombies are
/// reaped after all, but its record.
final class Levels {

    /// The engine remembers so many probes: where as many are new, others may have been missed.
    private static final int LOG_LENGTH = 5;

    private final List<ZombieSample> samples;
    private final List<Integer> settled = new ArrayList<>();
    private final List<Integer> records = new ArrayList<>();
    private int gaplessFrom;

    private Levels(List<ZombieSample> samples) {
        this.samples = samples;
        for (int i = 0; i + 1 < samples.size(); i++) {
            int level = settled(samples.get(i).count(), samples.get(i + 1).count());
            settled.add(level);
            records.add(records.isEmpty() ? level : Math.max(level, records.getLast()));
        }
    }

    static Levels of(List<ZombieSample> all) {
        var sameStart = sinceTheClockWasSetBack(all.stream()
                .filter(sample -> sample.isComparableWith(all.getLast()))
                .toList());
        var counted = new ArrayList<ZombieSample>();
        int gaplessFrom = 0;
        for (int i = 0; i < sameStart.size(); i++) {
            var sample = sameStart.get(i);
            if (i > 0 && sample.probesCompleted() - sameStart.get(i - 1).probesCompleted() >= LOG_LENGTH) {
                gaplessFrom = counted.size();
            }
            if (sample.count().isBySameCounterAs(all.getLast().count())) {
                counted.add(sample);
            }
        }
        var levels = new Levels(counted);
        levels.gaplessFrom = Math.min(gaplessFrom, Math.max(0, levels.last()));
        return levels;
    }

    private static List<ZombieSample> sinceTheClockWasSetBack(List<ZombieSample> samples) {
        int from = samples.size() - 1;
        while (from > 0
                && !samples.get(from).at().isBefore(samples.get(from - 1).at())) {
            from--;
        }
        return samples.subList(from, samples.size());
    }

    private static int settled(ZombieCount count, ZombieCount next) {
        if (!(count instanceof ZombieCount.Counted first) || !(next instanceof ZombieCount.Counted second)) {
            throw new IllegalArgumentException("not counted: %s, %s".formatted(count, next));
        }
        return second.counter() == ZombieCount.Counter.PROC
                ? second.zombies()
                : Math.min(first.zombies(), second.zombies());
    }

    int size() {
        return settled.size();
    }

    int last() {
        return settled.size() - 1;
    }

    /// The first sample after which no probe can have been missed.
    int gaplessFrom() {
        return gaplessFrom;
    }

    /// The first sample of the unbroken run without growth that ends now.
    int calmFrom() {
        int start = last();
        while (start > 0 && settled.get(start - 1) >= settled.getLast()) {
            start--;
        }
        return start;
    }

    /// The latest sample since which so many probes were completed; the first one where that is none.
    int fromProbes(long probes) {
        int start = last();
        while (start > 0 && probesSince(start) < probes) {
            start--;
        }
        return start;
    }

    /// The same by time.
    int fromTime(Duration time) {
        int start = last();
        while (start > 0 && timeSince(start).compareTo(time) < 0) {
            start--;
        }
        return start;
    }

    /// By how much the present level is above all that there were until then.
    int riseSince(int from) {
        return settled.getLast() - records.get(from);
    }

    /// The samples since then that each saw more than all before, latest last.
    List<Integer> risesSince(int from) {
        var rises = new ArrayList<Integer>();
        for (int i = from + 1; i < records.size(); i++) {
            if (records.get(i) > records.get(i - 1)) {
                rises.add(i);
            }
        }
        return rises;
    }

    /// Completed probes between two samples; at least, if some were missed.
    long probes(int from, int to) {
        return samples.get(to).probesCompleted() - samples.get(from).probesCompleted();
    }

    long probesSince(int from) {
        return probes(from, last());
    }

    Duration timeSince(int from) {
        return Duration.between(samples.get(from).at(), samples.get(last()).at());
    }

    /// The samples that are not among them, oldest first.
    static List<ZombieSample> others(List<ZombieSample> all) {
        return all.stream()
                .filter(sample -> !sample.isComparableWith(all.getLast())
                        || !sample.count().isBySameCounterAs(all.getLast().count()))
                .toList();
    }
}
