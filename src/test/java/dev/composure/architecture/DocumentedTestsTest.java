package dev.composure.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say of safety is held by tests, and those are there. */
class DocumentedTestsTest {

    private static final Pattern TEST = Pattern.compile("`(?<type>[A-Z]\\w*(?:Test|IT))(?:\\.(?<method>\\w+))?`");

    private static String document(String name) throws IOException {
        return Files.readString(Path.of("src", "docs", name));
    }

    /** By name; two packages may have tests of one name. */
    private static Map<String, List<Path>> tests() throws IOException {
        var tests = new TreeMap<String, List<Path>>();
        try (var files = Files.walk(Path.of("src", "test", "java", "dev"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> tests.computeIfAbsent(
                                    file.getFileName().toString().replace(".java", ""), _ -> new ArrayList<>())
                            .add(file));
        }
        return tests;
    }

    @ParameterizedTest
    @ValueSource(strings = {"recreate.md", "safety.md"})
    void everyTestThatIsNamedExists(String name) throws IOException {
        var tests = tests();
        var named = TEST.matcher(document(name)).results().toList();
        assertThat(named).hasSizeGreaterThan(20);
        for (MatchResult one : named) {
            assertThat(tests).containsKey(one.group("type"));
            if (one.group("method") != null) {
                assertThat(tests.get(one.group("type")))
                        .as(one.group())
                        .anySatisfy(file ->
                                assertThat(file).content().contains(" void %s(".formatted(one.group("method"))));
            }
        }
    }

    static Stream<String> failures() {
        return IntStream.rangeClosed(1, 42).mapToObj("F%02d"::formatted);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasATest(String number) throws IOException {
        assertThat(document("recreate.md").lines().filter(line -> line.startsWith("| " + number + " |")))
                .singleElement()
                .satisfies(line -> assertThat(line).containsPattern(TEST));
    }

    @Test
    void everyInvariantHasATest() throws IOException {
        var invariants = Arrays.stream(document("safety.md").split("\n- "))
                .filter(part -> part.startsWith("**"))
                .toList();
        assertThat(invariants)
                .hasSizeGreaterThan(15)
                .allSatisfy(invariant -> assertThat(invariant).containsPattern(TEST));
    }
}
