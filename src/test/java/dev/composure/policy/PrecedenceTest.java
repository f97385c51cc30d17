package dev.composure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.Problem;
import dev.composure.policy.precedence.Precedence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {

    private static Policy policy(String name, String spec) {
        var reading = PolicyReader.read(name + ".yaml", """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: %s}
                spec: %s
                """.formatted(name, spec));
        assertThat(reading.problems()).isEmpty();
        return reading.policies().getFirst();
    }

    private static List<String> problems(String... specs) {
        var policies = new ArrayList<Policy>();
        for (var spec : specs) {
            policies.add(policy("p" + policies.size(), spec));
        }
        return Precedence.problems(policies).stream().map(Problem::message).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, true", "a, *, true", "a*, *, true", "*, a*, false", "ab*, a*, true", "a*, ab*, false", "a?, a*, true",
        "a*, a?, false", "a?, a?, true", "?, a, false", "a, ?, true", "*a*, *, true", "*ab*, *a*b*, true",
                "a, b, false",
        "**, *, true", "*, **, true", "a*b, a*, true"
    })
    void aGlobIsWithinOneThatMatchesAllOfIt(String inner, String outer, boolean expected) {
        assertThat(new Glob(inner).isWithin(new Glob(outer))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, b, false",
        "a*, *b, true",
        "a*, b*, false",
        "a?, ab, true",
        "a?, a, false",
        "*, x, true",
        "a*c, ab*, true",
        "a*c, a, false",
        "*a, *b, false",
        "*a*, *b*, true",
        "?b, a?, true"
    })
    void globsMeetWhereOneNameIsInBoth(String one, String other, boolean expected) {
        assertThat(new Glob(one).meets(new Glob(other))).isEqualTo(expected);
        assertThat(new Glob(other).meets(new Glob(one))).isEqualTo(expected);
    }

    @Test
    void theNarrowestHoldsInWhateverOrder() {
        var policies = new ArrayList<>(List.of(
                policy("all", "{}"),
                policy("shop", "{match: {projects: [shop*]}}"),
                policy("web", "{match: {projects: [shop*], services: [web]}}"),
                policy("front", "{match: {projects: [shop-eu], services: [web], labels: {tier: front}}}")));

        for (var round = 0; round < 24; round++) {
            Collections.rotate(policies, 1);
            Collections.swap(policies, round % 4, (round / 4) % 4);
            assertThat(Precedence.problems(policies)).isEmpty();
            var set = new PolicySet(policies, List.of(), "test", "", "");
            var labels = new TreeMap<>(Map.of("tier", "front"));
            assertThat(set.policyFor("shop-eu", "web", "", labels).name()).isEqualTo("front");
            assertThat(set.policyFor("shop-eu", "web", "", new TreeMap<>()).name())
                    .isEqualTo("web");
            assertThat(set.policyFor("shop-us", "db", "", labels).name()).isEqualTo("shop");
            assertThat(set.policyFor("blog", "web", "", labels).name()).isEqualTo("all");
        }
    }

    @Test
    void twoThatOverlapAreAMistake() {
        assertThat(problems("{match: {projects: [a*]}}", "{match: {services: [web]}}"))
                .containsExactly(
                        "The policy `p1` overlaps `p0` (p0.yaml:3:18): some services match both, and neither is"
                                + " the narrower one. Narrow the `match` of one, take what is the other's out of it with `exclude`,"
                                + " or write a third policy for just what both match.");
        assertThat(problems("{match: {projects: [\"*\"]}}", "{}"))
                .singleElement()
                .asString()
                .contains("both match the same");
        assertThat(problems("{match: {labels: {a: x*}}}", "{match: {labels: {b: y}}}"))
                .hasSize(1);
    }

    @Test
    void theyMayBeKeptApart() {
        assertThat(problems("{match: {projects: [a*]}}", "{match: {projects: [b*]}}"))
                .isEmpty();
        assertThat(problems("{match: {labels: {a: x}}}", "{match: {labels: {a: y}, services: [s]}}"))
                .isEmpty();
        assertThat(problems("{match: {projects: [a*]}, exclude: {services: [web]}}", "{match: {services: [web]}}"))
                .isEmpty();
        assertThat(problems("{match: {projects: [a*]}}", "{match: {services: [web]}, exclude: [{projects: [a*]}]}"))
                .isEmpty();
        assertThat(problems("{match: {projects: [a*]}, exclude: {services: [db]}}", "{match: {services: [web]}}"))
                .hasSize(1);
    }

    @Test
    void aThirdOneMayDecideForWhatBothMatch() {
        var one = "{match: {projects: [a*]}}";
        var other = "{match: {images: [\"*blinko*\"]}}";

        assertThat(problems(one, other, "{match: {projects: [a*], images: [\"*blinko*\"]}}"))
                .isEmpty();
        assertThat(problems(one, other, "{match: {projects: [a*], images: [\"x/blinko\"]}}"))
                .hasSize(1);
    }

    @Test
    void filesAreOneSet() {
        var head = "apiVersion: composure.dev/v1alpha1\nkind: ";
        var texts = new TreeMap<>(Map.of(
                "a.yaml", head + "HealthcheckPolicy\nmetadata: {name: one}\n",
                "b.yaml", head + "HealthcheckPolicy\nmetadata: {name: one}\nspec: {match: {projects: [b]}}\n"));
        assertThat(PolicyReader.readAll(texts).problems())
                .extracting(Problem::message)
                .containsExactly("There is another policy `one` at a.yaml:3:18. Give one of them another name.");

        var exception = head + "PolicyException\nmetadata: {name: x}\n"
                + "spec: {rules: [orphan-always], projects: [a], reason: r, owner: o, until: 2027-03-31}\n";
        assertThat(PolicyReader.readAll(new TreeMap<>(Map.of("a.yaml", exception, "b.yaml", exception)))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("There is another exception `x` at a.yaml:3:18. Give one of them another name.");
        assertThat(PolicyReader.readAll(new TreeMap<>(Map.of("a.yaml", exception + "---\n" + exception)))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("`metadata` names an exception `x`, and so does one before it.");
    }
}
