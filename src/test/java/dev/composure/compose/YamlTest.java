package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    private static Healthcheck check(String text) {
        var project = InMemorySources.compose(text).load();
        assertThat(project.problems()).isEmpty();
        return project.project().services().firstEntry().getValue().healthcheck();
    }

    @Test
    void aliasesAndMergeKeysBringTheirValuesAndPositions() {
        var check = check("""
                x-a: &a {interval: 3s, retries: 1}
                x-b: &b
                  <<: *a
                  retries: 2
                  timeout: 4s
                x-test: &test [CMD, x]
                services:
                  web:
                    healthcheck:
                      test: *test
                      <<: [{start_period: 5s}, *b]
                      timeout: 6s
                """);

        assertThat(check.test()).isEqualTo(new HealthcheckTest.Exec(List.of("x")));
        assertThat(check.position()).hasToString("/p/compose.yaml:6:9");
        assertThat(check.interval())
                .isInstanceOfSatisfying(
                        Setting.Known.class,
                        known -> assertThat(known.position()).hasToString("/p/compose.yaml:1:20"));
        assertThat(check.retries().or(0)).isEqualTo(2);
        assertThat(check.timeout().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(6));
        assertThat(check.startPeriod().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
    }

    /** Every dress in which Docker Compose 2.26.1 reads a healthcheck of `a b`. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "test:\ta b",
                "test: a b\t# c\t",
                "\"test\" :\t'a b'\t",
                "? test\n: a b",
                "test: >-\n  a\n  b",
                "test: >2-\n  a\n  b",
                "test: |-\n  a b\n",
                "test: a\n  b # c",
                "test: 'a\n  b'",
                "test: \"a\n  b\"",
                "test: \"a \\\n  b\"",
                "test: \"\\x61\\u0020\\U00000062\"",
                "test: !!str a b",
                "test: !own a b",
                "test: [CMD-SHELL,\ta b\t,\t]\t",
                "test: !!seq\n- \"CMD-SHELL\"\n# c\n- 'a b'",
                "test: [CMD-SHELL,\n  a\n  b]",
                "<<: {test: a b}",
                "!!merge <<: {test: a b, interval: 1s}",
                "<<: [{test: a b}, {test: c}]",
                "<<: {test: c}\ntest: a b",
                "<<: {<<: {test: c}, test: a b}",
                "x-note: 1\ntest: a b"
            })
    void oneTestInManyDresses(String healthcheck) {
        var below = "services:\n  web:\n    healthcheck:\n" + healthcheck.indent(6);
        for (var text : List.of(below, "\uFEFF" + below, below.replace("\n", "\r\n"), below.replace("\n", "\r"))) {
            assertThat(check(text).test()).as(text).isEqualTo(new HealthcheckTest.Shell("a b"));
            assertThat(check(text.stripTrailing()).test()).as(text).isEqualTo(new HealthcheckTest.Shell("a b"));
        }
    }

    @Test
    void jsonMayBeIndentedWithTabs() {
        assertThat(check(
                                "{\n\t\"services\": {\n\t\t\"web\": {\n\t\t\t\"healthcheck\": {\"test\": [\"CMD\", \"\\u00e9\"]}\n\t\t}\n\t}\n}")
                        .test())
                .isEqualTo(new HealthcheckTest.Exec(List.of("é")));
    }

    @Test
    void anAnchorHoldsInTheDocumentsAfterItUntilItIsDefinedAgain() {
        var first = "x-a: &a {test: one}\n---\n";
        var second = "services: {web: {healthcheck: *a}}\n";

        assertThat(check(first + second).test()).isEqualTo(new HealthcheckTest.Shell("one"));
        assertThat(check(first + "x-a: &a {test: two}\n" + second).test()).isEqualTo(new HealthcheckTest.Shell("two"));
        assertThat(check(first + second + "---\nx-a: &a {test: two}\n").test())
                .isEqualTo(new HealthcheckTest.Shell("one"));
        assertThat(InMemorySources.compose(first + second)
                        .edit("web", new Change.SetTest(new HealthcheckTest.Exec(List.of("two")))))
                .isInstanceOfSatisfying(
                        EditOutcome.Edited.class,
                        done -> assertThat(done.texts())
                                .containsEntry("/p/compose.yaml", first.replace("one", "[\"CMD\", \"two\"]") + second));
    }

    @Test
    void anAnchorMayBeDefinedAgain() {
        assertThat(check("x-a: &a 3s\nx-b: &a 4s\nservices: {web: {healthcheck: {test: x, interval: *a}}}")
                        .interval()
                        .or(Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void blockScalarsFoldsAndFlowListsAreRead() {
        assertThat(check("services:\n  web:\n    healthcheck:\n      test: |\n        a\n        b\n")
                        .test())
                .isEqualTo(new HealthcheckTest.Shell("a\nb\n"));
        assertThat(check("services:\n  web:\n    healthcheck:\n      test: >-\n        a\n        b\n")
                        .test())
                .isEqualTo(new HealthcheckTest.Shell("a b"));
        assertThat(check("services:\n  web:\n    healthcheck:\n      test: [CMD,\n        a, # c\n        b]\n")
                        .test())
                .isEqualTo(new HealthcheckTest.Exec(List.of("a", "b")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"services\":{\"web\":{\"healthcheck\":{\"test\":[\"CMD\",\"é😀\"]}}}}",
                "\uFEFFservices:\r\n  web:\r\n    healthcheck:\r\n      test:\r\n      - CMD\r\n      - é😀",
                "%YAML 1.1\n---\nservices: {? web : {healthcheck: {test: [CMD,\t'é😀']}}}\n...\n",
                "x-w: &w web\nservices: {*w : {healthcheck: {test: [CMD, \"\\u00e9\\U0001F600\"]}}}",
                "services:\n web:\n  healthcheck:\n   test:   [ CMD , é😀 ]   # c\n# end"
            })
    void theSameInOddDress(String text) {
        assertThat(check(text).test()).isEqualTo(new HealthcheckTest.Exec(List.of("é😀")));
    }

    @Test
    void columnsCountCodePointsAndNoByteOrderMark() {
        var project = InMemorySources.compose("\uFEFFservices: {web: {image: '😀', healthcheck: {test: a}}}")
                .load();

        assertThat(project.project()
                        .services()
                        .firstEntry()
                        .getValue()
                        .healthcheck()
                        .position())
                .isEqualTo(new Position("/p/compose.yaml", 1, 50, 1, 51));
    }

    @Test
    void numbersInEverySpelling() {
        for (var spelling : List.of(
                "8", "\"8\"", "'08'", "0x8", "0o10", "010", "0b1000", "8.0", "8.", "8.9", "+8", "80e-1", ".8E1")) {
            assertThat(check("services: {web: {healthcheck: {retries: " + spelling + "}}}")
                            .retries()
                            .or(0))
                    .as(spelling)
                    .isEqualTo(8);
        }
    }

    /** As `docker compose config` 2.26.1 has it. */
    @Test
    void whatIsWrittenAsBinaryIsItsText() {
        assertThat(check("services: {web: {healthcheck: {test: [CMD, !!binary aGVsbG8=]}}}")
                        .test())
                .isEqualTo(new HealthcheckTest.Exec(List.of("hello")));
        for (var refused : List.of("a", "aGVsbG8", "aGVs bG8=", " aGVsbG8= ", "aGVs-_8=", "aGVsbG8==")) {
            assertThat(InMemorySources.compose("services: {web: {image: !!binary '%s'}}".formatted(refused))
                            .load()
                            .problems())
                    .as(refused)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("base64"));
        }
    }
}
