package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.interpolation.DotEnv;
import dev.composure.compose.interpolation.Substituted;
import dev.composure.compose.interpolation.Substitution;
import dev.composure.compose.interpolation.Variables;
import dev.composure.compose.yaml.SourceText;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

    private static final Variables VARIABLES = new Variables(new TreeMap<>(Map.of("SET", "v", "EMPTY", "")));

    private static Substituted substitute(String text) {
        return Substitution.substitute(text, VARIABLES);
    }

    private static DotEnv.Read env(String text) {
        return DotEnv.read(SourceText.of("/p/.env", text), VARIABLES);
    }

    @ParameterizedTest(name = "{0} is \"{1}\"")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "$SET|v",
                "${SET}|v",
                "a$SET-b|av-b",
                "${NOPE:-d}|d",
                "${EMPTY:-d}|d",
                "${EMPTY-d}|\"\"",
                "${NOPE-d}|d",
                "${SET:+r}|r",
                "${EMPTY:+r}|\"\"",
                "${EMPTY+r}|r",
                "${NOPE+r}|\"\"",
                "${SET:?e}|v",
                "${EMPTY?e}|\"\"",
                "${NOPE:-${ALSO:-${SET}}}|v",
                "${NOPE:-a}b}|ab}",
                "$$SET|$SET",
                "$$$$|$$",
                "$(date)|$(date)",
                "$1 a$|$1 a$",
                "${NOPE:-$$}|$",
                "${set_9:-x}|x"
            })
    void variablesAreFilledIn(String text, String value) {
        assertThat(substitute(text).value()).isEqualTo(value);
        assertThat(substitute(text).broken()).isEmpty();
    }

    @Test
    void saysWhichVariablesHaveNoValue() {
        assertThat(substitute("$A ${B} ${SET} ${C:-x}").unset()).containsExactly("A", "B");
        assertThat(substitute("${A:?set it}").demands()).containsExactly("A: set it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "${SET", "${1}", "${SET/a/b}", "${SET:a}", "${a.b}", "${SET:}"})
    void whatIsNoTemplateStaysAsItIs(String text) {
        assertThat(substitute(text).value()).isEqualTo(text);
        assertThat(substitute(text).broken()).isNotEmpty();
    }

    @Test
    void endlessDefaultsAreRefused() {
        assertThat(substitute("${A:-".repeat(60) + "x" + "}".repeat(60)).broken())
                .contains("nested");
    }

    @ParameterizedTest(name = "{0} gives \"{1}\"")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "A=1|1",
                "A = 1 |1",
                "export A=1|1",
                "A: yes|yes",
                "A=x # c|x",
                "A=x#c|x#c",
                "A=\"x # y\"|x # y",
                "A='x ${SET}'|x ${SET}",
                "A=\"x ${SET}\"|x v",
                "A=$SET|v",
                "A='it\\'s'|it's",
                "A=\"a\\\"b\"|a\"b",
                "A=\"\\$SET\"|$SET",
                "A=|``",
                "# c\\nA=1|1",
                "B=2\\nA=${B}|2",
                "A=\"a\\tb\\\\c\\q\"|a\tb\\c\\q"
            })
    void envFilesAreReadAsComposeDoes(String text, String value) {
        assertThat(env(text.replace("\\nA", "\nA")).values()).containsEntry("A", value);
    }

    @Test
    void envFilesKnowLineBreaksInQuotesAndInheritedNames() {
        var file = env("\uFEFFA=\"a\nb\\nc\\r\\a\\b\\f\\v\"\r\nSET\nNOPE\nB='x'\n");

        assertThat(file.values())
                .containsEntry("A", "a\nb\nc\r\u0007\b\f\u000b")
                .containsEntry("SET", "v")
                .containsEntry("B", "x")
                .doesNotContainKey("NOPE");
        assertThat(file.problems()).isEmpty();
    }

    @Test
    void theEnvironmentWinsOverAnEnvFile() {
        assertThat(env("SET=other\nA=${SET}").values()).containsEntry("A", "v");
        assertThat(InMemorySources.compose("services: {web: {image: $SET}}")
                        .with(".env", "SET=other")
                        .withVariable("SET", "v")
                        .load()
                        .project()
                        .services()
                        .values())
                .extracting(Service::image)
                .containsExactly("v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A B=1", "=1", "A=\"open", "A=${", "é!=1"})
    void aBrokenEnvFileIsAProblemWithItsLine(String line) {
        assertThat(env("X=1\n" + line).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.position().line()).isEqualTo(2));
    }
}
