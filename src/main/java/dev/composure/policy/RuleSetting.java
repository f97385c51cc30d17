package dev.composure.policy;

/// What a policy says about one rule.
public record RuleSetting(Severity severity, boolean failOnPossible) {}
