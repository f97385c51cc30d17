package dev.composure.policy;

/// The name of a rule, as policies and reports spell it: `orphan-always`.
public record RuleKey(String name) implements Comparable<RuleKey> {
    public RuleKey {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a rule name: " + name);
        }
    }

    @Override
    public int compareTo(RuleKey other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
