package dev.composure.policy.rules.verdict;

import dev.composure.policy.BuiltInRule;
import java.util.List;

/// Whether the verdict of a check can be trusted.
public final class VerdictRules {

    public static final List<BuiltInRule> ALL = List.of(
            new BuiltInRule(CurlWithoutFail.RULE, CurlWithoutFail::violations),
            new BuiltInRule(DependencyInCheck.RULE, DependencyInCheck::violations),
            new BuiltInRule(ExternalTarget.RULE, ExternalTarget::violations),
            new BuiltInRule(InitTimeServer.RULE, InitTimeServer::violations),
            new BuiltInRule(LocalhostFirstAddress.RULE, LocalhostFirstAddress::violations),
            new BuiltInRule(MysqlPing.RULE, MysqlPing::violations),
            new BuiltInRule(NothingAsked.RULE, NothingAsked::violations),
            new BuiltInRule(PgrepFindsItself.RULE, PgrepFindsItself::violations),
            new BuiltInRule(PipelineMasksFailure.RULE, PipelineMasksFailure::violations),
            new BuiltInRule(ProcessExists.RULE, ProcessExists::violations),
            new BuiltInRule(ProxyInEnvironment.RULE, ProxyInEnvironment::violations),
            new BuiltInRule(RedisPing.RULE, RedisPing::violations),
            new BuiltInRule(SilentPort.RULE, SilentPort::violations),
            new BuiltInRule(SpiderSendsHead.RULE, SpiderSendsHead::violations),
            new BuiltInRule(VerdictForced.RULE, VerdictForced::violations));

    private VerdictRules() {}
}
