package dev.composure.policy.rules.cost;

import dev.composure.policy.BuiltInRule;
import java.util.List;

/// What checks cost, write and give away.
public final class CostRules {

    public static final List<BuiltInRule> ALL = List.of(
            new BuiltInRule(BootsARuntime.RULE, BootsARuntime::violations),
            new BuiltInRule(MutatingCheck.RULE, MutatingCheck::violations),
            new BuiltInRule(NoisyLogin.RULE, NoisyLogin::violations),
            new BuiltInRule(PasswordInCheck.RULE, PasswordInCheck::violations),
            new BuiltInRule(WgetWritesFile.RULE, WgetWritesFile::violations));

    private CostRules() {}
}
