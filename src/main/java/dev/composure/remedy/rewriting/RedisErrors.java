package dev.composure.remedy.rewriting;

import dev.composure.probe.Invocation;
import java.util.List;
import java.util.stream.Stream;

/// Lets redis-cli fail for an error answer. Before 7.0 it does not know how.
final class RedisErrors {
    private RedisErrors() {}

    static Attempt attempt(Wording wording) {
        var blind = Stream.of("redis-cli", "valkey-cli")
                .flatMap(tool -> wording.runs(tool).stream())
                .filter(RedisErrors::isBlindPing)
                .toList();
        if (blind.isEmpty()) {
            return Attempt.notNeeded();
        }
        var next = wording;
        for (var client : blind) {
            var strict = next.withOptions(client, List.of("-e"), "-e");
            if (strict.isEmpty()) {
                return new Attempt.Impossible("redis-cli is run in a way that cannot be edited safely");
            }
            next = next.with(strict.orElseThrow());
        }
        return new Attempt.Reworded(next.test(), "redis-cli fails for an error answer, if it is 7.0 or newer", true);
    }

    private static boolean isBlindPing(Invocation client) {
        var options = client.options();
        return !options.has("e")
                && options.operands().stream().limit(1).anyMatch(word -> word.equalsIgnoreCase("ping"));
    }
}
