package dev.composure.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Eventually;
import dev.composure.lab.Lab;
import dev.composure.lab.RunningOperator;
import dev.composure.lab.SimulatedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a resync costs for each container, with 200 of them and with 2,000 that are simulated: the time that the rounds
 * take by the operator's own measure, and its processor time. It reports the growth; no time decides whether it passes.
 */
@Tag("docker")
@Tag("bench")
class ResyncSpeedIT {

    private static final int SERVICES = 5;
    private static final int FEW = 40;
    private static final int MANY = 400;
    private static final int ROUNDS = 200;
    private static final Duration RESYNC = Duration.ofSeconds(10);
    private static final Duration LATEST = Duration.ofMinutes(5);
    private static final String POLICY = """
            apiVersion: composure.dev/v1alpha1
            kind: HealthcheckPolicy
            metadata: {name: bench}
            spec: {mode: audit}
            """;

    @RegisterExtension
    final Lab lab = new Lab();

    @TempDir
    Path folder;

    @Test
    void withTenTimesAsManyContainers() throws IOException {
        double few = millisPerContainer(FEW);
        double many = millisPerContainer(MANY);
        Figures.report(Bar.RESYNC_GROWTH, many / few);
        assertThat(few).isPositive();
    }

    private double millisPerContainer(int projects) throws IOException {
        var stacks = Files.createDirectory(folder.resolve("with-" + projects));
        try (var host = SimulatedHost.of(stacks, projects, SERVICES)) {
            var operator = lab.serveOn(host.host(), RESYNC, POLICY, List.of());
            Eventually.within(LATEST, "all are judged", operator::projects, count -> count == projects);
            // The first rounds load classes and look into each container.
            measured(operator, projects);
            double millis = measured(operator, projects);
            lab.end(operator);
            return millis;
        }
    }

    private static double measured(RunningOperator operator, int projects) {
        var before = operator.rounds();
        var processor = operator.footprint().processor();
        var after = Eventually.within(
                LATEST,
                "as many rounds as are measured",
                operator::rounds,
                seen -> seen.count() - before.count() >= ROUNDS);
        var used = operator.footprint().processor().minus(processor);
        long containers = (after.count() - before.count()) * SERVICES;
        double millis = (after.seconds() - before.seconds()) * 1000 / containers;
        System.out.printf(
                "a resync of %,5d containers: %.3f ms for each, and %.3f ms of one core%n",
                projects * SERVICES, millis, used.toMillis() / (double) containers);
        return millis;
    }
}
