package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostileInputTest {

    private static final String GOOD = "services: {web: {healthcheck: {test: a}}}\n";

    private static LoadedProject load(String text) {
        return InMemorySources.compose(text).load();
    }

    @Test
    void aliasBombsAreCutOff() {
        var bomb = "x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 12)
                        .mapToObj(level -> "x-%d: &a%d [%s]\n"
                                .formatted(
                                        level,
                                        level,
                                        IntStream.range(0, 10)
                                                .mapToObj(_ -> "*a" + (level - 1))
                                                .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining());

        assertThat(load(GOOD + bomb).problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains("aliases"));
    }

    @Test
    void mergeBombsAreCutOff() {
        var bomb = "x-0: &a0 {k: v}\n"
                + IntStream.range(1, 25)
                        .mapToObj(level -> "x-%d: &a%d {<<: [*a%d, *a%d], k%d: v}\n"
                                .formatted(level, level, level - 1, level - 1, level))
                        .collect(Collectors.joining());

        assertThat(load(bomb + GOOD).problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains("aliases"));
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(load("x: " + "[".repeat(100_000)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("deeper"));
        assertThat(load("x: " + "{a: ".repeat(100_000)).problems()).hasSize(1);
        assertThat(load("- ".repeat(100_000)).problems()).hasSize(1);
    }

    @Test
    void hugeScalarsAreRead() {
        assertThat(load("services: {web: {image: '" + "x".repeat(3_000_000) + "'}}")
                        .problems())
                .isEmpty();
    }

    @Test
    void longExtendsChainsEnd() {
        var chain = IntStream.range(0, 5_000)
                .mapToObj(number -> "  s%d: {extends: s%d}\n".formatted(number, number + 1))
                .collect(Collectors.joining());

        assertThat(load("services:\n" + chain + "  s5000: {image: x}\n").problems())
                .isNotEmpty();
    }

    @Test
    void includesThatMultiplyEnd() {
        var sources = InMemorySources.compose("include: [i0.yaml]\n");
        IntStream.range(0, 40)
                .forEach(level -> sources.with(
                        "i" + level + ".yaml", "include: [i%d.yaml, ./i%d.yaml]\n".formatted(level + 1, level + 1)));

        assertThat(sources.load().problems()).isNotEmpty();
    }

    @Test
    void thousandsOfServicesAreReadInLinearTime() {
        var many = IntStream.range(0, 5_000)
                .mapToObj(number -> "  s%d: {image: x, healthcheck: {test: a, interval: 3s}}\n".formatted(number))
                .collect(Collectors.joining());
        var project = load("services:\n" + many);

        assertThat(project.project().services()).hasSize(5_000);
        assertThat(project.project().services().values())
                .allSatisfy(
                        service -> assertThat(service.healthcheck().interval().or(Duration.ZERO))
                                .isEqualTo(Duration.ofSeconds(3)));
    }

    @Test
    void pathsLeaveTheFolderOnlyAsComposeWouldLetThem() {
        var project = InMemorySources.compose("services: {web: {extends: {file: ../../../../etc/x.yaml, service: a}}}")
                .with("/etc/x.yaml", "services: {a: {image: y}}")
                .load();

        assertThat(project.problems()).isEmpty();
        assertThat(project.texts()).containsKey("/etc/x.yaml");
    }
}
