package dev.composure.rest.kinds;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.composure.reconcile.ProbeCost;
import dev.composure.reconcile.ProbeCosts;
import org.jspecify.annotations.Nullable;

/// What a healthcheck costs, as the resource API shows it; null where that is not known.
record ProbeCostEntry(long medianMillis, long runsPerHour) {

    /// Before a remediation, and since it was proven.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Change(@Nullable ProbeCostEntry before, @Nullable ProbeCostEntry after) {
        static Change of(ProbeCosts costs) {
            return new Change(orNull(costs.before()), orNull(costs.after()));
        }
    }

    static @Nullable ProbeCostEntry orNull(ProbeCost cost) {
        return cost.hasFigures() ? new ProbeCostEntry(cost.medianMillis(), cost.runsPerHour()) : null;
    }
}
