package dev.composure.policy.rules.timing;

import dev.composure.policy.BuiltInRule;
import java.util.List;

/// When checks run, and when their verdict comes.
public final class TimingRules {

    public static final List<BuiltInRule> ALL = List.of(
            new BuiltInRule(FrequentProbe.RULE, FrequentProbe::violations),
            new BuiltInRule(ShortStart.RULE, ShortStart::violations),
            new BuiltInRule(SlowDetection.RULE, SlowDetection::violations),
            new BuiltInRule(StartIntervalAlone.RULE, StartIntervalAlone::violations),
            new BuiltInRule(StartIntervalTooNew.RULE, StartIntervalTooNew::violations));

    private TimingRules() {}
}
