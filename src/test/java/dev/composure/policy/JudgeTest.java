package dev.composure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Position;
import dev.composure.compose.Project;
import dev.composure.probe.Facts;
import dev.composure.probe.Hazard;
import dev.composure.probe.PidOne;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final RuleKey ORPHAN_ALWAYS = new RuleKey("orphan-always");
    private static final HealthcheckTest LEAKING =
            new HealthcheckTest.Exec(List.of("wget", "-O", "-", "https://127.0.0.1"));
    private static final Position HERE = new Position("p.yaml", 1, 1, 1, 2);
    private static final Instant NOW = Instant.parse("2026-11-24T23:30:00Z");

    private static Project project(String... services) {
        return new Project(
                "blog",
                new TreeMap<>(Stream.of(services)
                        .collect(Collectors.toMap(name -> name, name -> Services.with(name, LEAKING)))));
    }

    private static Facts facts(ToolKind wget, PidOne pidOne) {
        return new Facts(
                Tier.CONTAINER,
                new TreeMap<>(Map.of("wget", wget)),
                pidOne,
                Facts.DEFAULT_SHELL,
                List.of(),
                List.of(),
                List.of());
    }

    private static PolicySet set(RuleSetting setting, PolicyException... exceptions) {
        var policy = Policy.named("p");
        var rules = new TreeMap<>(Map.of(ORPHAN_ALWAYS, setting));
        var own = new Policy(
                "p",
                policy.mode(),
                policy.match(),
                policy.exclude(),
                rules,
                policy.remedies(),
                policy.gitManaged(),
                policy.verify(),
                policy.rollout(),
                policy.exceptions(),
                policy.position());
        return new PolicySet(List.of(own), List.of(exceptions), "test", "", "");
    }

    private static List<Finding> judge(PolicySet set, Facts facts) {
        return Judge.judge(project("web"), _ -> facts, set, NOW).stream()
                .filter(finding -> finding.rule().equals(ORPHAN_ALWAYS))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "BUSYBOX, DOES_NOT_REAP, LEAKING, PID 1 does not reap\\, so zombies collect",
        "BUSYBOX, HOSTILE, CRITICAL, may restart the application",
        "BUSYBOX, UNKNOWN, POSSIBLE, Nothing here says that PID 1 reaps",
        "UNKNOWN, DOES_NOT_REAP, POSSIBLE, GNU wget would not"
    })
    void theHazardFollowsFromTheFacts(ToolKind wget, PidOne pidOne, Hazard hazard, String words) {
        var finding = judge(set(new RuleSetting(Severity.ERROR, true)), facts(wget, pidOne))
                .getFirst();

        assertThat(finding.hazard()).isEqualTo(hazard);
        assertThat(finding.tier()).isEqualTo(Tier.CONTAINER);
        assertThat(finding.message()).contains(words.replace("\\", ""));
    }

    @ParameterizedTest
    @CsvSource({"GNU, DOES_NOT_REAP", "BUSYBOX, REAPS", "UNKNOWN, REAPS", "ABSENT, DOES_NOT_REAP", "OTHER, UNKNOWN"})
    void nothingIsFoundWhereNothingCollects(ToolKind wget, PidOne pidOne) {
        assertThat(judge(set(new RuleSetting(Severity.ERROR, true)), facts(wget, pidOne)))
                .isEmpty();
    }

    @Test
    void aPossibleFindingIsAWarningUnlessTheRuleInsists() {
        var possible = facts(ToolKind.BUSYBOX, PidOne.UNKNOWN);
        var certain = facts(ToolKind.BUSYBOX, PidOne.DOES_NOT_REAP);

        assertThat(judge(set(new RuleSetting(Severity.ERROR, true)), possible)
                        .getFirst()
                        .severity())
                .isEqualTo(Severity.ERROR);
        assertThat(judge(set(new RuleSetting(Severity.ERROR, false)), possible)
                        .getFirst()
                        .severity())
                .isEqualTo(Severity.WARNING);
        assertThat(judge(set(new RuleSetting(Severity.INFO, false)), possible)
                        .getFirst()
                        .severity())
                .isEqualTo(Severity.INFO);
        assertThat(judge(set(new RuleSetting(Severity.ERROR, false)), certain)
                        .getFirst()
                        .severity())
                .isEqualTo(Severity.ERROR);
        assertThat(judge(set(new RuleSetting(Severity.OFF, true)), certain)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, old", "2026-11-23, ''"})
    void anExceptionCoversUntilTheEndOfItsDay(LocalDate until, String expected) {
        var exception = new PolicyException(
                "old",
                List.of(ORPHAN_ALWAYS),
                List.of(new Glob("bl*")),
                List.of(new Glob("web")),
                "r",
                "o",
                until,
                HERE);

        var finding = judge(
                        set(new RuleSetting(Severity.ERROR, true), exception),
                        facts(ToolKind.BUSYBOX, PidOne.DOES_NOT_REAP))
                .getFirst();

        assertThat(finding.exception()).isEqualTo(expected);
        assertThat(finding.isExcepted()).isEqualTo(!expected.isEmpty());
    }

    @Test
    void findingsAreSorted() {
        var findings =
                Judge.judge(project("c", "a", "b"), Facts::ofText, set(new RuleSetting(Severity.ERROR, true)), NOW);

        assertThat(findings).extracting(Finding::service).containsExactly("a", "b", "c");
        assertThat(findings).isSorted();
    }

    @Test
    void rulesAreKnownByName() {
        assertThat(Rules.named("orphan-always")).isPresent();
        assertThat(Rules.named("orphans")).isEmpty();
        assertThat(Rules.all()).allSatisfy(rule -> assertThat(rule.sources()).isNotEmpty());
    }
}
