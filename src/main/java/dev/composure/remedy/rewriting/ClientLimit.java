package dev.composure.remedy.rewriting;

import dev.composure.probe.Invocation;
import dev.composure.probe.ToolKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Gives clients a time limit of their own below the timeout.
final class ClientLimit {
    private ClientLimit() {}

    static Attempt attempt(Wording wording) {
        if (!Unbounded.isSo(wording)) {
            return Attempt.notNeeded();
        }
        var limit = Math.max(1, wording.timeout().minusNanos(1).toSeconds());
        if (Duration.ofSeconds(limit).compareTo(wording.timeout()) >= 0) {
            return new Attempt.Impossible("no whole second lies below `timeout:`");
        }
        var next = wording;
        for (var invocation : wording.probe().invocations()) {
            var limited = limited(next, invocation, limit);
            next = limited.isPresent() ? limited.orElseThrow() : next;
        }
        return Unbounded.isSo(next)
                ? new Attempt.Impossible(obstacle(wording))
                : new Attempt.Reworded(next.test(), "the client gives up after " + limit + " s, before the timeout");
    }

    private static Optional<Wording> limited(Wording wording, Invocation invocation, long limit) {
        var isEnough = invocation
                .limit()
                .filter(own -> own.compareTo(wording.timeout()) < 0)
                .isPresent();
        var isSet = invocation.options().has("m", "max-time", "T", "timeout", "w", "t");
        return isEnough || isSet
                ? Optional.empty()
                : options(invocation, limit)
                        .flatMap(words -> wording.withOptions(invocation, words, String.join(" ", words)))
                        .map(wording::with);
    }

    private static Optional<List<String>> options(Invocation invocation, long limit) {
        var seconds = String.valueOf(limit);
        return switch (invocation.tool()) {
            case "curl" -> Optional.of(List.of("-m", seconds));
            case "pg_isready" -> Optional.of(List.of("-t", seconds));
            case "nc" -> invocation.options().has("z") ? Optional.of(List.of("-w", seconds)) : Optional.empty();
            case "wget" -> wget(invocation.kind(), seconds);
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> wget(ToolKind kind, String seconds) {
        return switch (kind) {
            case BUSYBOX -> Optional.of(List.of("-T", seconds));
            case GNU -> Optional.of(List.of("-t", "1", "-T", seconds));
            case DASH, BASH, OTHER, ABSENT, UNKNOWN -> Optional.empty();
        };
    }

    private static String obstacle(Wording wording) {
        var isUnknownWget = wording.runs("wget").stream().anyMatch(wget -> wget.kind() == ToolKind.UNKNOWN);
        var isSet = wording.probe().invocations().stream()
                .anyMatch(invocation -> invocation.options().has("m", "max-time", "T", "timeout", "w"));
        if (isUnknownWget) {
            return "GNU wget needs `-t 1` beside `-T`, busybox may not know it, and which one the image has is not known";
        }
        return isSet
                ? "the client has a limit that somebody chose, and it is not below `timeout:`"
                : "no option is known that bounds what the check runs";
    }
}
