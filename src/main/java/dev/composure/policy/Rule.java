package dev.composure.policy;

import dev.composure.probe.Tier;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A built-in rule: how it weighs unless a policy says otherwise, and everything there is to explain about it.
///
/// With `failOnPossible` a finding keeps its severity where the facts at hand leave it merely possible; without, an
/// error is a warning then. `needs` is the tier of facts from which on it can be found; `since` says from which engine
/// or compose version it matters, and is empty where it always does. `spares` is what looks alike and is no finding.
/// `remedies` are the kinds that can answer it, the better first; a person can always do what `advice` says.
/// `parameters` are what a policy may set about it, with what holds otherwise.
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
        List<String> sources,
        SortedMap<String, Duration> parameters) {
    public Rule {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        remedies = List.copyOf(remedies);
        sources = List.copyOf(sources);
    }
}
