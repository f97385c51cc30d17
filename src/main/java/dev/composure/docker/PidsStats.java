package dev.composure.docker;

import dev.composure.zombies.PidsUsage;
import java.util.Optional;
import java.util.OptionalLong;

/// What the engine's statistics say of a container's processes.
final class PidsStats {

    private PidsStats() {}

    /// Where there is no limit, engines leave it out, or write zero (cgroup v1) or the largest number there
    /// is (v2).
    static Optional<PidsUsage> parse(String stats) {
        var pids = EngineConnection.json(stats).path("pids_stats");
        if (!pids.path("current").isInt()) {
            return Optional.empty();
        }
        var limit = pids.path("limit");
        boolean isLimited = limit.canConvertToLong() && limit.asLong() > 0 && limit.asLong() < Long.MAX_VALUE;
        return Optional.of(new PidsUsage(
                pids.path("current").asInt(), isLimited ? OptionalLong.of(limit.asLong()) : OptionalLong.empty()));
    }
}
