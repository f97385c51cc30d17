package dev.composure.remedy.rewriting;

import dev.composure.probe.Invocation;
import java.util.List;

/// Lets curl fail where the server answers with an error.
final class CurlFail {
    private CurlFail() {}

    static Attempt attempt(Wording wording) {
        var blind = wording.runs("curl").stream()
                .filter(curl -> !curl.options().has("f", "fail", "fail-with-body", "fail-early"))
                .filter(CurlFail::asksHttp)
                .toList();
        if (blind.isEmpty()) {
            return Attempt.notNeeded();
        }
        var next = wording;
        for (var curl : blind) {
            var strict = next.withOptions(curl, List.of("-f"), "-f");
            if (strict.isEmpty()) {
                return new Attempt.Impossible("curl is run in a way that cannot be edited safely");
            }
            next = next.with(strict.orElseThrow());
        }
        return new Attempt.Reworded(next.test(), "curl fails for an answer of 400 and above");
    }

    private static boolean asksHttp(Invocation curl) {
        return curl.urls().stream().anyMatch(url -> url.scheme().matches("https?|"));
    }
}
