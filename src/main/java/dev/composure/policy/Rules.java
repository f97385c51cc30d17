package dev.composure.policy;

import java.util.List;
import java.util.Optional;

/// The built-in rules.
public final class Rules {
    private Rules() {}

    public static List<Rule> all() {
        return List.of();
    }

    public static Optional<Rule> named(String name) {
        return all().stream().filter(rule -> rule.key().name().equals(name)).findFirst();
    }
}
