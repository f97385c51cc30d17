package dev.composure.policy.rules.project;

import dev.composure.policy.BuiltInRule;
import java.util.List;

/// What checks mean to other services.
public final class ProjectRules {

    public static final List<BuiltInRule> ALL = List.of(
            new BuiltInRule(InheritedByWorker.RULE, InheritedByWorker::violations),
            new BuiltInRule(NoHealthcheck.RULE, NoHealthcheck::violations),
            new BuiltInRule(WaitsForDisabled.RULE, WaitsForDisabled::violations));

    private ProjectRules() {}
}
