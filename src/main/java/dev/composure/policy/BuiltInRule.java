package dev.composure.policy;

import java.util.List;
import java.util.function.Function;

/// A rule with what it looks for.
public record BuiltInRule(Rule rule, Function<Subject, List<Violation>> check) {}
