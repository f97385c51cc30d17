package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The unsafe check really leaks here; otherwise a flat line after a remedy would prove nothing.
@Tag("docker")
class NegativeControlScenarioIT {

    private static final Duration TEN_PROBES_AND_MORE = Duration.ofSeconds(60);

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void anHttpsCheckWithBusyboxWgetLeavesTwoZombiesAProbeWhileEverythingLooksHealthy() {
        var project = lab.up("LeakingHttps");
        project.awaitHealthy("web");
        project.awaitHealthy("db");

        var probes = new ProbeWatch(project, "web");
        try (var counters = new Counters(project)) {
            int before = counters.zombiesByProc("web");
            probes.awaitCompleted(10, TEN_PROBES_AND_MORE);
            int grown = counters.zombiesByProc("web") - before;

            assertThat(grown / (double) probes.completed()).isBetween(1.7, 2.3);
            assertBothCountersAgree(counters);
            assertThat(counters.zombiesByProc("db")).isZero();
            assertThat(project.health("web")).isEqualTo("healthy");
            assertTopShowsNone(project, counters);
        }
    }

    private static void assertBothCountersAgree(Counters counters) {
        int engine = counters.zombiesByEngine("web");
        int proc = counters.zombiesByProc("web");
        int ps = counters.zombiesByPs("web");
        assertThat(proc).isBetween(engine - 1, engine + 6).isBetween(ps - 6, ps);
    }

    private static void assertTopShowsNone(LabProject project, Counters counters) {
        assertThat(counters.zombiesByProc("web")).isGreaterThan(15);
        assertThat(stateColumn(project.top("web"))).isNotEmpty().noneMatch(state -> state.startsWith("Z"));
    }

    private static List<String> stateColumn(String top) {
        return top.lines().skip(1).map(line -> line.strip().split("\\s+", 4)[2]).toList();
    }
}
