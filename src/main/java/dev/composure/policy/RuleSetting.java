package dev.composure.policy;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a policy says about one rule; `parameters` are those that the rule has.
public record RuleSetting(Severity severity, boolean failOnPossible, SortedMap<String, Duration> parameters) {

    public RuleSetting {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    public RuleSetting(Severity severity, boolean failOnPossible) {
        this(severity, failOnPossible, Collections.emptySortedMap());
    }

    /// What holds where a policy says nothing.
    public static RuleSetting of(Rule rule) {
        return new RuleSetting(rule.severity(), rule.failOnPossible(), rule.parameters());
    }
}
