package dev.composure.policy.rules.cost;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// A check that writes.
final class MutatingCheck {

    static final Rule RULE = RuleBuilder.named("mutating-check")
            .severity(Severity.WARNING)
            .title("The healthcheck changes what it checks")
            .looksFor("redis-cli with a command that writes, and `kafka-topics --create`.")
            .why("""
                    Each run writes to the data set, to the append-only file and to the replicas, and a replica or a \
                    full memory refuses it though it serves.""")
            .spares("`PING`, `GET`, `INFO` and other commands that only read.")
            .example("""
                    services:
                      cache:
                        image: redis
                        healthcheck:
                          test: ["CMD", "redis-cli", "--raw", "incr", "ping"]
                    """)
            .advice("Use `PING`.")
            .sources("AFFiNE#14813")
            .build();

    private MutatingCheck() {}

    private static final Set<String> WRITES = Set.of(
            "incr",
            "incrby",
            "decr",
            "set",
            "setex",
            "del",
            "append",
            "lpush",
            "rpush",
            "sadd",
            "hset",
            "zadd",
            "flushall",
            "flushdb",
            "publish",
            "expire");

    static List<Violation> violations(Subject subject) {
        return Stream.concat(
                        subject.runs("redis-cli", "valkey-cli").stream()
                                .flatMap(client ->
                                        client.options().operands().stream().limit(1))
                                .filter(verb -> WRITES.contains(verb.toLowerCase(Locale.ROOT))),
                        subject.runs("kafka-topics", "kafka-topics.sh").stream()
                                .flatMap(client -> client.arguments().stream())
                                .filter("--create"::equals))
                .findFirst()
                .map(verb -> subject.found("`" + verb + "` writes each time the check runs."))
                .orElse(List.of());
    }
}
