package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.round.ZombieSampler;
import dev.composure.zombies.ZombieCount;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both counters must give the true figure, or say why they give none. */
@Tag("docker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BothCountersScenarioIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int LOOKS = 10;

    @RegisterExtension
    static final Lab LAB = new Lab();

    private LabProject project;

    @AutoClose
    private Counters counters;

    @BeforeAll
    void bringUp() {
        project = LAB.up("ManyFirstProcesses");
        counters = new Counters(project);
    }

    /** Each one's parent ends at once, so that it falls to PID 1; a few are waited for before. What `ps` sees then. */
    private int make(String service, int zombies) {
        var script = "i=0; while [ $i -lt %d ]; do (/bin/true &); i=$((i+1)); done".formatted(zombies);
        project.engine()
                .docker("exec", project.containerId(service).value(), "bash", "-c", script)
                .succeeded();
        return Eventually.within(
                SOON, "zombies are there", () -> counters.zombiesByPs(service), seen -> seen >= zombies / 5);
    }

    private ZombieCount byEngine(String service) {
        var container = counters.engine().inspect(project.containerId(service)).orElseThrow();
        return new ZombieSampler(counters.engine(), Optional::empty).countByEngine(container);
    }

    @ParameterizedTest
    @CsvSource({"sleep, 0", "sleep, 5000", "node, 0", "node, 40", "java, 0", "java, 40", "python, 7"})
    void countersAgreeWithPs(String service, int more) {
        int there = make(service, more);

        assertThat(counters.zombiesByPs(service)).as("by ps once more").isEqualTo(there);
        assertThat(counters.zombiesByProc(service)).isEqualTo(there);
        Eventually.within(
                SOON,
                "the engine's figures hold still",
                () -> byEngine(service),
                new ZombieCount.Counted(there, ZombieCount.Counter.ENGINE)::equals);
    }

    /** It always has a process that lives for 20 ms: no figure, or one that is too high by it, and never more. */
    @Test
    void whatForksAllTheTimeIsNotTakenForALeak() {
        for (int look = 0; look < LOOKS; look++) {
            assertThat(byEngine("busy"))
                    .matches(count -> count instanceof ZombieCount.Unknown
                            || (count instanceof ZombieCount.Counted counted && counted.zombies() <= 1));
        }
        assertThat(counters.zombiesByProc("busy")).isLessThanOrEqualTo(1);
    }
}
