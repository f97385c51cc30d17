package dev.composure.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicySetTest {

    private static Policy policy(String name, String services) {
        var text = """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: %s}
                spec: {mode: enforce, match: {services: ["%s"]}}
                """.formatted(name, services);
        return PolicyReader.read("p", text).policies().getFirst();
    }

    private static PolicySet set(Policy... policies) {
        return new PolicySet(List.of(policies), List.of(), "test", "", "");
    }

    @Test
    void theNarrowestPolicyThatMatchesHolds() {
        var set = set(policy("all", "*"), policy("web", "web*"));

        assertThat(set.policyFor("p", "web1", "", new TreeMap<>()).name()).isEqualTo("web");
        assertThat(set.policyFor("p", "db", "", new TreeMap<>()).name()).isEqualTo("all");
    }

    @Test
    void whatNoPolicyNamesIsJudgedByTheDefaultsAndNeverTouched() {
        var policy = set(policy("web", "web")).policyFor("p", "db", "", new TreeMap<>());

        assertThat(policy).isEqualTo(Policy.named("default"));
        assertThat(policy.mode()).isEqualTo(Mode.AUDIT);
    }

    @ParameterizedTest
    @CsvSource({"'', ENFORCE", "enforce, ENFORCE", "Propose, PROPOSE", "audit, AUDIT", "off, AUDIT"})
    void aLabelLowersTheMode(String label, Mode expected) {
        var labels = new TreeMap<String, String>();
        if (!label.isEmpty()) {
            labels.put(PolicySet.MODE_LABEL, label);
        }

        assertThat(set(policy("all", "*")).modeFor("p", Services.withLabels(labels)))
                .isEqualTo(expected);
    }

    @Test
    void aLabelRaisesNothing() {
        var labels = new TreeMap<String, String>();
        labels.put(PolicySet.MODE_LABEL, "enforce");

        assertThat(set().modeFor("p", Services.withLabels(labels))).isEqualTo(Mode.AUDIT);
    }

    @ParameterizedTest
    @CsvSource({
        "*, any/thing, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "a.c, abc, false",
        "*blinko*, x/blinko:1, true",
        "a, ab, false"
    })
    void globsKnowStarsAndQuestionMarks(String pattern, String name, boolean matches) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void ruleNamesAreChecked() {
        assertThatThrownBy(() -> new RuleKey("Orphan Always")).isInstanceOf(IllegalArgumentException.class);
    }
}
