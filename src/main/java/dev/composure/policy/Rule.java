package dev.composure.policy;

import dev.composure.probe.Tier;
import java.util.List;

/// A built-in rule: how it weighs unless a policy says otherwise, and everything there is to explain about it.
///
/// With `failOnPossible` a finding keeps its severity where the facts at hand leave it merely possible; without, an
/// error is a warning then. `needs` is the tier of facts from which on it can be found; `since` says from which engine
/// or compose version it matters, and is empty where it always does. `spares` is what looks alike and is no finding.
/// `remedies` are the kinds that can answer it, the better first; a person can always do what `advice` says.
public record Rule(
        RuleKey key,
        Severity severity,
        boolean failOnPossible,
        String title,
        String looksFor,
        String why,
        String spares,
        Tier needs,
        String since,
        String example,
        List<RemedyKind> remedies,
        String advice,
        List<String> sources) {
    public Rule {
        remedies = List.copyOf(remedies);
        sources = List.copyOf(sources);
    }
}
