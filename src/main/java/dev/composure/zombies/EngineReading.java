package dev.composure.zombies;

import java.util.List;

/// One reading of the engine's two figures for a container: `pids.current` counts threads and zombies,
/// `docker top` lists threads only. They are not of the same moment, so the threads are listed before and
/// after: where that differs the reading says nothing.
public record EngineReading(int threadsBefore, int pidsCurrent, int threadsAfter) {

    /// Two readings that agree are an answer.
    private static final int WITNESSES = 2;

    /// The least of the differences that two readings agree on: a zombie stays and is in all of them, what
    /// comes and goes is not.
    public static ZombieCount estimate(List<EngineReading> readings) {
        var differences = readings.stream()
                .filter(EngineReading::isCalm)
                .map(EngineReading::difference)
                .sorted()
                .toList();
        if (differences.size() < WITNESSES) {
            return new ZombieCount.Unknown(
                    "the engine's figures do not hold still: threads or probes come and go in %d of %d readings"
                            .formatted(readings.size() - differences.size(), readings.size()));
        }
        int least = differences.getFirst();
        if (least < 0) {
            return new ZombieCount.Unknown(
                    "the engine lists %d threads more than it counts: its pids controller does not count all of them"
                            .formatted(-least));
        }
        if (!differences.get(WITNESSES - 1).equals(least)) {
            return new ZombieCount.Unknown(
                    "the engine's figures do not hold still: between %d and %d zombies by %d readings"
                            .formatted(least, differences.getLast(), differences.size()));
        }
        return new ZombieCount.Counted(least, ZombieCount.Counter.ENGINE);
    }

    /// True when these readings settle it, so that no further one is needed.
    public static boolean suffice(List<EngineReading> readings) {
        return estimate(readings) instanceof ZombieCount.Counted;
    }

    private boolean isCalm() {
        return threadsBefore == threadsAfter;
    }

    private int difference() {
        return pidsCurrent - threadsAfter;
    }
}
