package dev.composure.policy.rules.verdict;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Invocation;
import java.util.List;

/// An error answer is an answer.
final class RedisPing {

    static final Rule RULE = RuleBuilder.named("redis-ping")
            .severity(Severity.WARNING)
            .title("redis-cli ping exits 0 for an error")
            .looksFor("""
                    `redis-cli ping` and `valkey-cli ping` without `-e`, whose answer nothing looks at.""")
            .why("""
                    redis-cli exits 0 whenever the server answers: `LOADING`, `NOAUTH` and `MISCONF` are answers. \
                    The service is healthy while it refuses every command.""")
            .spares("`-e`, `| grep PONG`, `test \"$(redis-cli ping)\" = PONG`.")
            .since("`-e` is known to redis-cli from 7.0 on.")
            .example("""
                    services:
                      cache:
                        image: redis:7
                        healthcheck:
                          test: ["CMD", "redis-cli", "ping"]
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("""
                    Use `redis-cli -e ping` (redis-cli 7.0 and later, valkey-cli), or `redis-cli ping | grep -q \
                    PONG`.""")
            .sources("immich#30326", "https://github.com/spotahome/redis-operator/issues/576")
            .build();

    private RedisPing() {}

    static List<Violation> violations(Subject subject) {
        var isBlind = subject.runs("redis-cli", "valkey-cli").stream().anyMatch(RedisPing::isBlindPing);
        return isBlind && !Answers.areLookedAt(subject, "redis-cli", "valkey-cli")
                ? subject.found(
                        "redis-cli exits 0 for an error answer too (LOADING, NOAUTH). Use `-e`, or look for PONG.")
                : List.of();
    }

    private static boolean isBlindPing(Invocation client) {
        var operands = client.options().operands();
        return !operands.isEmpty()
                && operands.getFirst().equalsIgnoreCase("ping")
                && !client.options().has("e");
    }
}
