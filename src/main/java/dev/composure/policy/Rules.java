package dev.composure.policy;

import dev.composure.policy.rules.OrphanAlways;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The built-in rules, by name.
public final class Rules {

    private static final List<BuiltInRule> BUILT_IN = Stream.of(
                    new BuiltInRule(OrphanAlways.RULE, OrphanAlways::violations))
            .sorted(Comparator.comparing(builtIn -> builtIn.rule().key()))
            .toList();

    private Rules() {}

    public static List<Rule> all() {
        return BUILT_IN.stream().map(BuiltInRule::rule).toList();
    }

    public static Optional<Rule> named(String name) {
        return all().stream().filter(rule -> rule.key().name().equals(name)).findFirst();
    }

    static List<BuiltInRule> builtIn() {
        return BUILT_IN;
    }
}
