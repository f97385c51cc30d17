package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.zombies.CountZombies;
import dev.composure.proc.ProcFs;
import dev.composure.report.ContainerZombies;
import dev.composure.zombies.AttributedZombie.Maker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A check that leaks only when it times out looks flat until then, so that no flat line proves it safe. */
@Tag("docker")
class TimeoutOnlyScenarioIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aFrozenServerShowsTheLeakOfTheOldCheckAndNoneOfTheNewOne() throws InterruptedException {
        var project = lab.up("TimeoutOnly");
        project.awaitHealthy("before");
        project.awaitHealthy("after");
        try (var counters = new Counters(project)) {
            new ProbeWatch(project, "before").awaitCompleted(5, SOON);
            assertThat(counters.zombiesByPs("before")).as("while all is well").isZero();

            project.compose("pause", "server").succeeded();
            var old = new ProbeWatch(project, "before");
            var fresh = new ProbeWatch(project, "after");
            old.awaitCompleted(4, SOON);
            fresh.awaitCompleted(4, SOON);
            project.compose("unpause", "server").succeeded();

            Eventually.within(SOON, "the old one leaks", () -> counters.zombiesByPs("before"), seen -> seen >= 3);
            assertThat(counters.zombiesByPs("after")).isZero();
            var seen = reported(project, counters);
            assertThat(seen.madeBy(Maker.PROBE))
                    .isGreaterThanOrEqualTo(3)
                    .isEqualTo(seen.zombies().size());
        }
    }

    private static ContainerZombies reported(LabProject project, Counters counters) throws InterruptedException {
        return new CountZombies(counters.engine(), new ProcFs(Path.of("/proc")), _ -> {}, InstantSource.system())
                .count().containers().stream()
                        .filter(seen -> seen.project().equals(project.name()))
                        .filter(seen -> seen.service().equals("before"))
                        .findFirst()
                        .orElseThrow();
    }
}
