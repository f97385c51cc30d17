package dev.composure.policy;

import dev.composure.compose.Position;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One `HealthcheckPolicy`: which services it is for, how they are judged, and what may be done about it. `rules`
/// holds what the policy itself says; a rule it does not name weighs what it weighs by default. `position` is where
/// its name stands.
public record Policy(
        String name,
        Mode mode,
        Match match,
        List<Match> exclude,
        SortedMap<RuleKey, RuleSetting> rules,
        RemedyPolicy remedies,
        GitManaged gitManaged,
        Verify verify,
        Rollout rollout,
        ExceptionTerms exceptions,
        Position position) {

    private static final Position NOWHERE = new Position("built-in", 1, 1, 1, 1);

    public Policy {
        exclude = List.copyOf(exclude);
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    /// The policy of that name which changes nothing about the defaults.
    public static Policy named(String name) {
        return new Policy(
                name,
                Mode.AUDIT,
                Match.ANYTHING,
                List.of(),
                Collections.emptySortedMap(),
                RemedyPolicy.DEFAULT,
                GitManaged.PROPOSE,
                Verify.DEFAULT,
                Rollout.DEFAULT,
                ExceptionTerms.DEFAULT,
                NOWHERE);
    }

    public boolean covers(String project, String service, String image, SortedMap<String, String> labels) {
        return match.covers(project, service, image, labels)
                && exclude.stream().noneMatch(match -> match.covers(project, service, image, labels));
    }

    public RuleSetting setting(Rule rule) {
        return rules.getOrDefault(rule.key(), RuleSetting.of(rule));
    }
}
