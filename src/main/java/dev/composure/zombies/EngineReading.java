package dev.composure.zombies;

import java.util.List;

/// One reading of the engine's two figures for a container: `pids.current` counts threads and zombies,
/// `docker top` lists threads only. They are not of the same moment, so the threads are listed before and
/// after.
///
/// A process that is gone before the engine's `ps` has run is counted and not listed, as a zombie is: a
/// probe in flight, a fork. It does not stay, so figures that hold still over several readings are without
/// it. What they cannot show is a container that has another such process at every moment: it is counted as
/// one zombie, for ever the same.
public record EngineReading(int threadsBefore, int pidsCurrent, int threadsAfter) {

    /// So many readings in a row that say the same are an answer.
    private static final int WITNESSES = 3;

    public static ZombieCount estimate(List<EngineReading> readings) {
        if (!suffice(readings)) {
            return new ZombieCount.Unknown(unrest(readings));
        }
        int zombies = readings.getLast().difference();
        return zombies < 0
                ? new ZombieCount.Unknown(
                        "the engine lists %d threads more than it counts: its pids controller does not count all of them"
                                .formatted(-zombies))
                : new ZombieCount.Counted(zombies, ZombieCount.Counter.ENGINE);
    }

    /// True when the latest readings settle it, so that no further one is needed.
    public static boolean suffice(List<EngineReading> readings) {
        var latest = readings.subList(Math.max(0, readings.size() - WITNESSES), readings.size());
        return latest.size() == WITNESSES
                && latest.stream().allMatch(reading -> reading.isCalm() && reading.equals(latest.getFirst()));
    }

    private static String unrest(List<EngineReading> readings) {
        var differences = readings.stream().mapToInt(EngineReading::difference).summaryStatistics();
        return readings.isEmpty()
                ? "the engine was not asked"
                : "the engine's figures do not hold still (processes come and go): %d to %d zombies in %d readings"
                        .formatted(differences.getMin(), differences.getMax(), readings.size());
    }

    private boolean isCalm() {
        return threadsBefore == threadsAfter;
    }

    private int difference() {
        return pidsCurrent - threadsAfter;
    }
}
