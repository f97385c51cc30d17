package dev.composure.policy.rules.orphans;

import dev.composure.policy.BuiltInRule;
import java.util.List;

/// What checks leave behind.
public final class OrphanRules {

    public static final List<BuiltInRule> ALL = List.of(
            new BuiltInRule(BackgroundedClient.RULE, BackgroundedClient::violations),
            new BuiltInRule(DoubleInit.RULE, DoubleInit::violations),
            new BuiltInRule(HostilePidOne.RULE, HostilePidOne::violations),
            new BuiltInRule(InitInSharedPids.RULE, InitInSharedPids::violations),
            new BuiltInRule(LiveOrphan.RULE, LiveOrphan::violations),
            new BuiltInRule(NeverKilled.RULE, NeverKilled::violations),
            new BuiltInRule(NoReaper.RULE, NoReaper::violations),
            new BuiltInRule(OrphanAlways.RULE, OrphanAlways::violations),
            new BuiltInRule(OrphanInScript.RULE, OrphanInScript::violations),
            new BuiltInRule(OrphanOnRedirect.RULE, OrphanOnRedirect::violations),
            new BuiltInRule(OrphanOnTimeout.RULE, OrphanOnTimeout::violations),
            new BuiltInRule(PerProbeInit.RULE, PerProbeInit::violations));

    private OrphanRules() {}
}
