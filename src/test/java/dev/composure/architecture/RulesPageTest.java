package dev.composure.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.policy.Rule;
import dev.composure.policy.Rules;
import dev.composure.policy.Severity;
import dev.composure.report.RuleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the rules says what the rules say, and each rule says everything that it should. */
class RulesPageTest {

    private static final Path PAGE = Path.of("src", "docs", "rules.md");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    static List<Rule> rules() {
        return Rules.all();
    }

    @Test
    void thePageIsNotStale() throws IOException {
        var page = RuleText.page(Rules.all());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("run `mvn test -Dtest=RulesPageTest -Dgolden.update=true`")
                .hasContent(page);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsExplained(Rule rule) {
        assertThat(List.of(rule.title(), rule.looksFor(), rule.why(), rule.spares(), rule.example(), rule.advice()))
                .allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(rule.sources()).isNotEmpty();
        assertThat(RuleText.explain(rule))
                .contains(rule.key().name(), "What it looks for", "Why", "Example", "Sources");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasACaseItFlagsAndOneItMustNot(Rule rule) throws IOException {
        try (Stream<Path> cases = Files.list(GOLDEN.resolve(rule.key().name()))) {
            var flagged = cases.filter(folder -> flags(folder, rule)).toList();
            assertThat(flagged).as("cases that are flagged").isNotEmpty();
        }
        try (Stream<Path> cases = Files.list(GOLDEN.resolve(rule.key().name()))) {
            assertThat(cases.filter(folder -> !flags(folder, rule)))
                    .as("cases that must not be flagged")
                    .isNotEmpty();
        }
    }

    private static boolean flags(Path folder, Rule rule) {
        var findings = folder.resolve("findings.txt");
        try {
            return Files.exists(findings)
                    && Files.readString(findings).contains(" " + rule.key().name() + " ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void onlyWhatNobodyNeedsIsOff() {
        assertThat(Rules.all())
                .filteredOn(rule -> rule.severity() == Severity.OFF)
                .extracting(rule -> rule.key().name())
                .containsExactly("no-healthcheck");
    }
}
