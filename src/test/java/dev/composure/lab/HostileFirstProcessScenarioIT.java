package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.zombies.CountZombies;
import dev.composure.probe.PidOne;
import dev.composure.proc.ProcFs;
import dev.composure.report.ContainerZombies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A PID 1 that orphans do harm to must be known as such, and an init must keep them away from it. */
@Tag("docker")
class HostileFirstProcessScenarioIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void anOrphanRestartsPostgresUnlessAnInitReapsIt() throws InterruptedException {
        var project = lab.up("HostileFirstProcess");
        for (String service : new String[] {"bare", "under-init"}) {
            Eventually.within(
                    SOON, service + " is up", () -> logs(project, service), text -> text.contains("ready to accept"));
        }
        var probes = new ProbeWatch(project, "under-init");

        Eventually.within(
                SOON, "postgres restarts", () -> logs(project, "bare"), text -> text.contains("reinitializing"));
        probes.awaitCompleted(5, SOON);

        assertThat(logs(project, "under-init")).doesNotContain("reinitializing", "terminating any other");
        assertThat(classOf(project, "bare")).isEqualTo(PidOne.HOSTILE);
        assertThat(classOf(project, "under-init")).isEqualTo(PidOne.REAPS);
    }

    private static String logs(LabProject project, String service) {
        return project.engine()
                .docker("logs", project.containerId(service).value())
                .succeeded();
    }

    private static PidOne classOf(LabProject project, String service) throws InterruptedException {
        try (var counters = new Counters(project)) {
            return new CountZombies(counters.engine(), new ProcFs(Path.of("/proc")), _ -> {}, InstantSource.system())
                    .count().containers().stream()
                            .filter(seen -> seen.project().equals(project.name()))
                            .filter(seen -> seen.service().equals(service))
                            .map(ContainerZombies::pidOne)
                            .findFirst()
                            .orElseThrow()
                            .verdict()
                            .pidOne();
        }
    }
}
