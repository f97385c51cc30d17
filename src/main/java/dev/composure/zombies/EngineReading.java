package dev.composure.zombies;

import java.util.List;

/// One reading of the engine's two figures for a container: `pids.current` counts threads and zombies, `docker top`
/// lists threads only. Neither is of the same moment as the other, so that a probe in flight or a thread that comes
/// and goes falsifies a single reading in either direction.
public record EngineReading(int pidsCurrent, int threads) {

    /// The least of the differences: a zombie stays and is in all of them, what comes and goes is not.
    public static ZombieCount estimate(List<EngineReading> readings) {
        if (readings.isEmpty()) {
            return new ZombieCount.Unknown(
                    "the engine gives no figures for this container: it does not run, its host has no pids controller,"
                            + " or a ps that cannot list threads");
        }
        int least = readings.stream()
                .mapToInt(reading -> reading.pidsCurrent() - reading.threads())
                .min()
                .orElseThrow();
        return new ZombieCount.Counted(Math.max(0, least), ZombieCount.Counter.ENGINE);
    }
}
