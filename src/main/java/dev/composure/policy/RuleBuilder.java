package dev.composure.policy;

import dev.composure.probe.Tier;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes a rule down part by part, each by its name.
public final class RuleBuilder {

    private final RuleKey key;
    private Severity severity = Severity.WARNING;
    private boolean failOnPossible;
    private String title = "";
    private String looksFor = "";
    private String why = "";
    private String spares = "";
    private Tier needs = Tier.TEXT;
    private String since = "";
    private String example = "";
    private List<RemedyKind> remedies = List.of();
    private String advice = "";
    private List<String> sources = List.of();
    private final SortedMap<String, Duration> parameters = new TreeMap<>();

    private RuleBuilder(RuleKey key) {
        this.key = key;
    }

    public static RuleBuilder named(String key) {
        return new RuleBuilder(new RuleKey(key));
    }

    public RuleBuilder severity(Severity value) {
        severity = value;
        return this;
    }

    public RuleBuilder failOnPossible() {
        failOnPossible = true;
        return this;
    }

    public RuleBuilder title(String words) {
        title = words;
        return this;
    }

    public RuleBuilder looksFor(String words) {
        looksFor = words;
        return this;
    }

    public RuleBuilder why(String words) {
        why = words;
        return this;
    }

    public RuleBuilder spares(String words) {
        spares = words;
        return this;
    }

    public RuleBuilder needs(Tier tier) {
        needs = tier;
        return this;
    }

    public RuleBuilder since(String words) {
        since = words;
        return this;
    }

    public RuleBuilder example(String yaml) {
        example = yaml;
        return this;
    }

    public RuleBuilder remedies(RemedyKind... kinds) {
        remedies = List.of(kinds);
        return this;
    }

    public RuleBuilder advice(String words) {
        advice = words;
        return this;
    }

    public RuleBuilder sources(String... lines) {
        sources = List.of(lines);
        return this;
    }

    public RuleBuilder parameter(String name, Duration value) {
        parameters.put(name, value);
        return this;
    }

    public Rule build() {
        return new Rule(
                key,
                severity,
                failOnPossible,
                title,
                looksFor,
                why,
                spares,
                needs,
                since,
                example,
                remedies,
                advice,
                sources,
                parameters);
    }
}
