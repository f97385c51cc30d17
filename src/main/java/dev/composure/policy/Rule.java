package dev.composure.policy;

import java.util.List;

/// A built-in rule: how it weighs unless a policy says otherwise, and everything there is to explain about it.
///
/// With `failOnPossible` a finding keeps its severity where the facts at hand leave it merely possible; without, it is
/// a warning then.
public record Rule(
        RuleKey key,
        Severity severity,
        boolean failOnPossible,
        String title,
        String why,
        String example,
        String remedy,
        List<String> sources) {
    public Rule {
        sources = List.copyOf(sources);
    }
}
