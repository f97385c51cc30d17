package dev.composure.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.zombies.Trend;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceStatusTest {

    private static ServiceStatus with(Trend trend, String counter) {
        return new ServiceStatus("web", "i", "healthy", true, 1, 0, 0, ServiceTrends.sentence(trend) + counter);
    }

    @Test
    void theFigureIsThatOfTheTrend() {
        var proc = " (counted in the process table)";
        assertThat(with(new Trend.Flat(10, Duration.ofMinutes(2)), proc).newPerProbe())
                .hasValue(0);
        assertThat(with(new Trend.Growing(6, 3), proc).newPerProbe()).hasValue(2);
        assertThat(with(new Trend.Growing(6, 0), proc).newPerProbe()).isEmpty();
        assertThat(with(new Trend.Unknown("too few samples yet"), "").newPerProbe())
                .isEmpty();
    }

    @Test
    void theCounterIsNamed() {
        var flat = new Trend.Flat(10, Duration.ofMinutes(2));
        assertThat(with(flat, " (counted in the process table)").counter()).isEqualTo("proc");
        assertThat(with(flat, " (counted by the engine's figures)").counter()).isEqualTo("engine");
        assertThat(with(new Trend.Unknown("not running"), "").counter()).isEqualTo("none");
    }
}
