package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.docker.DockerEngine;
import dev.composure.operate.round.ZombieSampler;
import dev.composure.operate.zombies.CountZombies;
import dev.composure.probe.PidOne;
import dev.composure.proc.ProcFs;
import dev.composure.report.ContainerZombies;
import dev.composure.zombies.AttributedZombie.Maker;
import dev.composure.zombies.Trend;
import dev.composure.zombies.TrendRule;
import dev.composure.zombies.ZombieSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every class of leaking check must be seen to grow, and the same check where nothing can leak to stay flat. */
@Tag("docker")
class ClassesOfLeaksScenarioIT {

    private static final TrendRule RULE = new TrendRule(5, Duration.ofSeconds(5));
    private static final Duration DECIDED = Duration.ofMinutes(4);

    private static final Map<String, String> CHECKS = new TreeMap<>(Map.of(
            "https", "{test: [CMD, wget, -q, -O, /dev/null, 'https://tls:8443/'], interval: 1s}",
            "redirect", "{test: [CMD, wget, -q, -O, /dev/null, 'http://redirect/'], interval: 1s}",
            "timeout", "{test: [CMD, busybox, timeout, '3', 'true'], interval: 1s}",
            "ampersand", "{test: 'curl -s http://tls/?status=yellow&timeout=0s', interval: 1s}",
            "or", "{test: 'sleep 3 || exit 1', interval: 1s, timeout: 1s}",
            "dash", "{test: [CMD, dash, -c, 'sleep 3'], interval: 1s, timeout: 1s}",
            "pipeline", "{test: 'sleep 3 | cat', interval: 1s, timeout: 1s}",
            "background", "{test: 'sleep 0.2 & exit 0', interval: 1s}",
            "frozen", "{test: [CMD, sleep, '3'], interval: 1s, timeout: 1s}",
            "plain", "{test: [CMD, curl, -s, 'http://redirect/'], interval: 1s}"));

    private static final List<String> LEAKING =
            List.of("https", "redirect", "timeout", "ampersand", "or", "dash", "pipeline", "background");

    private static final Map<String, String> FIRSTS = new TreeMap<>(Map.of(
            "sleep", "command: [sleep, infinity]",
            "node", "command: [node, -e, 'setInterval(() => {}, 1000)']",
            "python", "command: [python3, -c, 'import time; time.sleep(1e6)']",
            "java", "command: [rmiregistry]",
            "shell", "command: [bash, -c, 'while true; do sleep 1; done']",
            "tini", "command: [tini, --, sleep, infinity]",
            "init", "{init: true, command: [sleep, infinity]}"));

    private static final List<String> REAPING = List.of("shell", "tini", "init");

    @RegisterExtension
    final Lab lab = new Lab();

    private record Cell(String check, String first) {

        String service() {
            return check + "-" + first;
        }

        boolean leaks() {
            return LEAKING.contains(check) && !REAPING.contains(first);
        }

        String yaml() {
            return """
                      %s:
                        image: composure-test/blinko
                        stop_signal: KILL
                        <<: %s
                        healthcheck: %s
                    """.formatted(service(), mapping(FIRSTS.getOrDefault(first, "")), CHECKS.getOrDefault(check, ""));
        }

        private static String mapping(String text) {
            return text.startsWith("{") ? text : "{" + text + "}";
        }
    }

    /** Each class once, with its negative controls. */
    @Test
    void everyClassIsDecided() {
        decide(List.of(
                new Cell("https", "sleep"),
                new Cell("https", "shell"),
                new Cell("redirect", "java"),
                new Cell("timeout", "node"),
                new Cell("timeout", "tini"),
                new Cell("ampersand", "python"),
                new Cell("ampersand", "init"),
                new Cell("or", "sleep"),
                new Cell("or", "init"),
                new Cell("dash", "node"),
                new Cell("pipeline", "sleep"),
                new Cell("background", "sleep"),
                new Cell("frozen", "sleep"),
                new Cell("plain", "sleep")));
    }

    @Test
    @Tag("long")
    void everyCellIsDecided() {
        for (String first : FIRSTS.keySet()) {
            decide(CHECKS.keySet().stream().map(check -> new Cell(check, first)).toList());
        }
    }

    private void decide(List<Cell> cells) {
        var project = lab.prepare("Matrix");
        project.write(project.text("compose.yaml")
                + cells.stream().map(Cell::yaml).map(text -> "\n" + text).collect(Collectors.joining()));
        project.up();
        try (var engine = new DockerEngine(project.engine().host())) {
            var watch = new Watch(engine, project, cells);
            Eventually.within(DECIDED, "every cell is decided", watch::undecided, List::isEmpty);
            assertThat(watch.wrong()).isEmpty();
            assertReported(engine, project, cells);
        }
        project.compose("down", "--timeout", "0").succeeded();
    }

    /** The trends of all cells, by a look each second. */
    private static final class Watch {

        private static final Duration BETWEEN = Duration.ofSeconds(1);

        private final DockerEngine engine;
        private final LabProject project;
        private final List<Cell> cells;
        private final ZombieSampler sampler;
        private final Map<String, List<ZombieSample>> samples = new TreeMap<>();
        private final Map<String, Trend> trends = new TreeMap<>();
        private Instant next = Instant.EPOCH;

        Watch(DockerEngine engine, LabProject project, List<Cell> cells) {
            this.engine = engine;
            this.project = project;
            this.cells = cells;
            this.sampler = new ZombieSampler(engine, new ProcFs(Path.of("/proc")));
        }

        List<String> undecided() {
            if (Instant.now().isBefore(next)) {
                return List.of("not looked yet");
            }
            var containers = engine.containersOf(project.name());
            var table = sampler.table(containers, Instant.now());
            for (var container : containers) {
                var service = container.composeLabel("service");
                var list = samples.computeIfAbsent(service, _ -> new ArrayList<>());
                list.add(sampler.sample(container, list, table, Instant.now()));
                trends.put(service, Trend.of(list, RULE));
            }
            next = Instant.now().plus(BETWEEN);
            return cells.stream()
                    .map(Cell::service)
                    .filter(service -> trends.get(service) instanceof Trend.Unknown)
                    .map(service -> service + ": " + trends.get(service) + " " + levels(service))
                    .toList();
        }

        private String levels(String service) {
            return samples.getOrDefault(service, List.of()).stream()
                    .map(sample -> sample.count() + "@" + sample.probesCompleted())
                    .collect(Collectors.joining(" "));
        }

        List<String> wrong() {
            return cells.stream()
                    .filter(cell -> cell.leaks() != trends.get(cell.service()) instanceof Trend.Growing)
                    .map(cell -> cell.service() + ": " + trends.get(cell.service()) + " " + levels(cell.service()))
                    .toList();
        }
    }

    /** What `composure zombies` says of each. */
    private static void assertReported(DockerEngine engine, LabProject project, List<Cell> cells) {
        var report = Map.<String, ContainerZombies>of();
        try {
            report = new CountZombies(
                            engine,
                            new ProcFs(Path.of("/proc")),
                            pause -> Eventually.within(pause.plusSeconds(5), "a pause", elapsed(pause), past -> past),
                            InstantSource.system())
                    .count().containers().stream()
                            .filter(seen -> seen.project().equals(project.name()))
                            .collect(Collectors.toMap(ContainerZombies::service, seen -> seen));
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
        for (var cell : cells) {
            var seen = Objects.requireNonNull(report.get(cell.service()), cell.service());
            if (cell.leaks()) {
                assertThat(seen.madeBy(Maker.PROBE))
                        .as("%s: %s", cell.service(), seen)
                        .isGreaterThanOrEqualTo(3)
                        .isEqualTo(seen.zombies().size());
                assertThat(seen.pidOne().verdict().pidOne()).as(cell.service()).isEqualTo(PidOne.DOES_NOT_REAP);
            } else {
                assertThat(seen.pidOne().verdict().pidOne()).as(cell.service()).isNotEqualTo(PidOne.DOES_NOT_REAP);
            }
        }
    }

    private static Supplier<Boolean> elapsed(Duration pause) {
        long start = System.nanoTime();
        return () -> System.nanoTime() - start >= pause.toNanos();
    }
}
