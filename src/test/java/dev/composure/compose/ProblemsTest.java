package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    private static List<Problem> problems(String text) {
        return InMemorySources.compose(text).load().problems();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "services: [|1:12|not YAML",
                "services: {web: {image: x, image: y}}|1:28|already written at line 1",
                "services: {web: *nope}|1:17|No anchor `&nope`",
                "services: {web: &a [*a]}|1:21|contains itself",
                "services: {web: {imagee: x}}|1:18|Did you mean `image`",
                "services: {web: {zzzzzzzz: x}}|1:18|prefix it with `x-`",
                "services: {web: {healthcheck: {tests: x}}}|1:32|Did you mean `test`",
                "servicess: {web: {}}|1:1|not a compose file",
                "services: {}\\nservicez: {}|2:1|Did you mean `services`",
                "apiVersion: v1\\nkind: Pod|1:1|not a compose file",
                "- a|1:1|not a compose file",
                "services: [a]|1:11|must be a mapping",
                "services:|1:10|`services` is empty",
                "services: {web: }|1:12|must be a mapping",
                "services: {'a b': {}}|1:12|no name for a service",
                "services: {1: {image: x}}|1:12|not a plain word",
                "services: {{a: b}: c}|1:12|not a plain word",
                "services: {web: {healthcheck: x}}|1:31|must be a mapping",
                "services: {web: {healthcheck: {test: {a: b}}}}|1:38|string or a list",
                "services: {web: {healthcheck: {test: [CMD, [a]]}}}|1:44|must be a string",
                "services: {web: {healthcheck: {test: [CMD, 80]}}}|1:44|only strings",
                "services: {web: {healthcheck: {test: 2001-01-01}}}|1:38|only strings",
                "services: {web: {healthcheck: {test: [curl, a]}}}|1:39|begins with `CMD`",
                "services: {web: {healthcheck: {test: ['']}}}|1:39|begins with `CMD`",
                "services: {web: {healthcheck: {retries: '3.0'}}}|1:41|a whole number",
                "services: {web: {healthcheck: {retries: '0x10'}}}|1:41|a whole number",
                "services: {web: {healthcheck: {retries: 1e99}}}|1:41|a whole number",
                "services: {web: {healthcheck: {interval: 1.2.3s}}}|1:42|a duration with a unit",
                "services: {web: {healthcheck: {<<: *nope}}}|1:36|No anchor `&nope`",
                "services: {web: {healthcheck: {? [a] : b}}}|1:34|not a plain word",
                "services: {web: {healthcheck: {\"<<\": {}}}}|1:32|is no key of a healthcheck",
                "x-a: &a {}\\nservices:\\n  web:\\n    healthcheck:\\n      <<: *a\\n      <<: *a|6:7|already written at line 5",
                "services:\\n\tweb:\\n\t\timage: x|2:1|TAB",
                "services: {web: {healthcheck: {interval: 30}}}|1:42|a duration with a unit",
                "services: {web: {healthcheck: {interval: [1s]}}}|1:42|a duration with a unit",
                "services: {web: {healthcheck: {interval: '90'}}}|1:42|a duration with a unit",
                "services: {web: {healthcheck: {interval: 100000000h}}}|1:42|a duration with a unit",
                "services: {web: {healthcheck: {interval: }}}|1:41|has no value",
                "services: {web: {healthcheck: {retries: -1}}}|1:41|a whole number",
                "services: {web: {healthcheck: {disable: 1}}}|1:41|`true` or `false`",
                "services: {web: {init: maybe}}|1:24|`true` or `false`",
                "services: {web: {image: '${'}}|1:25|no closing brace",
                "services: {web: {<<: x}}|1:22|takes a mapping",
                "services: {web: {<<: [{}, x]}}|1:27|takes a mapping"
            })
    void aProblemHasItsPlaceAndTheWayOut(String text, String place, String words) {
        assertThat(problems(text.replace("\\n", "\n"))).anySatisfy(problem -> {
            assertThat(problem.position()).hasToString("/p/compose.yaml:" + place);
            assertThat(problem.message()).contains(words);
        });
    }

    @Test
    void anEmptyFileIsAProblemUnlessItStandsBesideAnother() {
        assertThat(problems("# nothing\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("empty"));
        assertThat(InMemorySources.compose("services: {a: {image: x}}")
                        .with("empty.yaml", "")
                        .load("compose.yaml", "empty.yaml")
                        .problems())
                .isEmpty();
    }

    @Test
    void whatIsWrongHidesNothingElse() {
        var project = InMemorySources.compose("""
                        services:
                          bad: {healthcheck: {test: a, intervall: 1s, interval: 30}}
                          good: {healthcheck: {test: b}}
                        """)
                .with("broken.yaml", "services: [")
                .load("compose.yaml", "broken.yaml", "missing.yaml");

        assertThat(project.problems()).hasSize(4);
        assertThat(project.project().services().values())
                .extracting(service -> service.healthcheck().test())
                .containsExactly(new HealthcheckTest.Shell("a"), new HealthcheckTest.Shell("b"));
        assertThat(project.project()
                        .services()
                        .firstEntry()
                        .getValue()
                        .healthcheck()
                        .interval())
                .isInstanceOf(Setting.Unknown.class);
    }

    @Test
    void aFileThatCannotBeReadIsAProblem() {
        SourceReader closed = path -> {
            throw new UnreadableSource("permission denied; make it readable");
        };
        var input = new ProjectInput("", "/p", List.of("/p/compose.yaml"), List.of(), new TreeMap<>());
        var project = new ComposeLoader(closed).load(input);

        assertThat(project.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("permission denied"));
        assertThat(project.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("permission denied"));
    }

    @Test
    void unsetVariablesAreNotesSaidOnce() {
        var project = InMemorySources.compose("services: {a: {image: '$X $X', labels: {l: '${Y:?say it}'}}}")
                .load();

        assertThat(project.problems()).isEmpty();
        assertThat(project.notes())
                .extracting(Problem::message)
                .containsExactly("The variable `X` is not set.", "A required variable is not set: Y: say it");
    }
}
