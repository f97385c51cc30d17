package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Kills at moments that nobody chose. Several projects are remedied at once, so that one kill meets each of them at
 * another moment; `SOAK_KILLS` says how many such moments there are in all, 200 without it. Half of the projects are
 * remedied in the end, half are put back. What came of each is a line of `target/soak/kills.tsv`.
 */
@Tag("docker")
@Tag("soak")
class RandomKillsScenarioIT {

    private static final Duration SETTLED = Duration.ofMinutes(4);
    private static final int LONGEST_WAIT_MILLIS = 14_000;
    private static final long SEED = 20_261_124;

    private static final List<String> SCENARIOS =
            List.of("KilledHalfWay", "KilledWhilePutBack", "KilledHalfWay", "KilledWhilePutBack");

    @RegisterExtension
    final Lab lab = new Lab();

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void whateverDiesWheneverEverythingEndsWell() {
        int moments = Integer.parseInt(System.getenv().getOrDefault("SOAK_KILLS", "200"));
        var projects = SCENARIOS.stream().map(lab::prepare).toList();
        lab.upAll(projects.toArray(LabProject[]::new));
        projects.forEach(RandomKillsScenarioIT::mark);
        Zombies.of(projects.getFirst(), "web").grow();
        for (int moment = 0; moment < moments; moment += projects.size()) {
            strikeOnce(projects, moment);
            projects.parallelStream().forEach(RandomKillsScenarioIT::backToTheLeak);
        }
    }

    private static void mark(LabProject project) {
        project.awaitHealthy("web");
        project.engine()
                .docker("exec", project.containerId("web").value(), "sh", "-c", "echo kept > /data/marker")
                .succeeded();
    }

    private void strikeOnce(List<LabProject> projects, int moment) {
        var before = projects.stream().map(Snapshot::of).toList();
        var policy = LabPolicy.file(projects.stream()
                        .map(project -> LabPolicy.enforce(project, "{order: [init]}"))
                        .toArray(LabPolicy[]::new))
                .replace("rollout: {", "rollout: {maxConcurrent: 4, ");
        var operator = lab.serve(policy, projects, "--mode", "enforce");
        int wait = random.nextInt(LONGEST_WAIT_MILLIS);
        var victim = List.of("operator", "compose", "both").get(random.nextInt(3));
        LockSupport.parkNanos(Duration.ofMillis(wait).toNanos());
        kill(operator, victim);
        var seen = projects.stream().map(RandomKillsScenarioIT::containers).toList();
        if (!victim.equals("compose")) {
            operator.startAgain();
        }
        for (int index = 0; index < projects.size(); index++) {
            var outcome = settles(operator, projects.get(index), before.get(index));
            note("%d\t%s\t%d ms\t%s\t%s".formatted(moment + index, victim, wait, seen.get(index), outcome));
        }
        lab.end(operator);
    }

    private static void kill(RunningOperator operator, String victim) {
        switch (victim) {
            case "operator" -> operator.killAlone();
            case "compose" -> operator.killItsChildren();
            case "both" -> operator.kill();
            default -> throw new IllegalArgumentException(victim);
        }
    }

    /** How the containers stood when the blow fell, for the record. */
    private static String containers(LabProject project) {
        return project.compose("ps", "-a", "--format", "{{.Service}} {{.State}}")
                .output()
                .lines()
                .sorted()
                .toList()
                .toString();
    }

    private static String settles(RunningOperator operator, LabProject project, Snapshot before) {
        var view = operator.await(
                project,
                SETTLED,
                "settles",
                seen -> seen.remediations().size() == 1
                        && Stream.of("init Proven", "init Restored")
                                .anyMatch(seen.remediations().getFirst()::startsWith));
        assertThat(project.allContainers()).as("containers").hasSize(3);
        assertThat(project.inspect("web", "{{.Name}}")).isEqualTo("/" + project.name() + "-web-1");
        assertThat(project.inspect("sidecar", "{{.HostConfig.NetworkMode}} {{.State.Running}}"))
                .isEqualTo(
                        "container:%s true".formatted(project.containerId("web").value()));
        var marker = project.engine().docker("exec", project.containerId("web").value(), "cat", "/data/marker");
        assertThat(marker.output()).isEqualTo("kept\n");
        if (view.remediations().getFirst().endsWith("Proven")) {
            assertThat(project.text("compose.yaml")).isEqualTo(project.text("after.yaml"));
            before.isRecreated("web");
        } else {
            before.hasItsFileBack();
            before.isBackAsItWas("web");
        }
        return view.remediations().getFirst();
    }

    private static void backToTheLeak(LabProject project) {
        project.write(project.text("compose.yaml").replace("    init: true\n", ""));
        project.up();
        project.awaitHealthy("web");
    }

    private static void note(String line) {
        try {
            var folder = Files.createDirectories(Path.of("target", "soak"));
            Files.writeString(
                    folder.resolve("kills.tsv"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
