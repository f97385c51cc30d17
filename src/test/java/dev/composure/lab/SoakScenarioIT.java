package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A remedied service must stay flat for hours, and the operator must leave it alone. `SOAK_MINUTES` says how long it is
 * watched; an hour without it.
 */
@Tag("docker")
@Tag("soak")
class SoakScenarioIT {

    private static final Duration PROVEN = Duration.ofMinutes(3);
    private static final int PROBES_PER_MINUTE = 50;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void whatIsProvenStaysFlatAndIsLeftAlone() {
        long minutes = Long.parseLong(System.getenv().getOrDefault("SOAK_MINUTES", "60"));
        var project = lab.up("InitRemedy");
        Zombies.of(project, "web").grow();
        var operator = lab.serve(
                LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")), List.of(project), "--mode", "enforce");
        operator.await(project, PROVEN, "is proven", ProjectView::isProven);

        var proven = project.containerId("web");
        var startedAt = project.startedAt("web");
        try (var counters = new Counters(project)) {
            var probes = new ProbeWatch(project, "web");
            probes.awaitCompleted((int) minutes * PROBES_PER_MINUTE, Duration.ofMinutes(2 * minutes));

            assertThat(counters.zombiesByPs("web")).isLessThanOrEqualTo(1);
            assertThat(project.containerId("web")).isEqualTo(proven);
            assertThat(project.startedAt("web")).isEqualTo(startedAt);
            assertThat(operator.get(project).condition("ZombiesFlat")).isEqualTo("True NoNewZombies");
        }
    }
}
