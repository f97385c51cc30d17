package dev.composure.policy;

import dev.composure.policy.rules.cost.CostRules;
import dev.composure.policy.rules.form.FormRules;
import dev.composure.policy.rules.ignores.IgnoreRules;
import dev.composure.policy.rules.orphans.OrphanRules;
import dev.composure.policy.rules.project.ProjectRules;
import dev.composure.policy.rules.timing.TimingRules;
import dev.composure.policy.rules.verdict.VerdictRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The built-in rules, by name.
public final class Rules {

    private static final List<BuiltInRule> BUILT_IN = Stream.of(
                    OrphanRules.ALL,
                    VerdictRules.ALL,
                    FormRules.ALL,
                    TimingRules.ALL,
                    ProjectRules.ALL,
                    CostRules.ALL,
                    IgnoreRules.ALL)
            .flatMap(List::stream)
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
