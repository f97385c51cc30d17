package dev.composure.remedy.rewriting;

import dev.composure.probe.Invocation;
import dev.composure.probe.ProbeUrl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lets clients ask loopback without the proxy of the environment.
final class NoProxy {
    private NoProxy() {}

    static Attempt attempt(Wording wording) {
        var isSet = wording.service().environmentNames().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).matches("(https?|all)_proxy"));
        var clients = wording.probe().invocations().stream()
                .filter(client -> client.is("curl", "wget"))
                .filter(client -> client.urls().stream().anyMatch(ProbeUrl::isLoopback))
                .filter(client -> !client.options().has("noproxy", "no-proxy", "Y", "proxy", "x"))
                .toList();
        if (!isSet || clients.isEmpty()) {
            return Attempt.notNeeded();
        }
        var next = wording;
        for (var client : clients) {
            var direct = option(client)
                    .flatMap(words -> wording.withOptions(
                            client, words, String.join(" ", words).replace("*", "'*'")));
            if (direct.isEmpty()) {
                return new Attempt.Impossible(
                        "busybox wget and GNU's spell it differently, and which one the image has is not known");
            }
            next = next.with(direct.orElseThrow());
        }
        return new Attempt.Reworded(next.test(), "loopback is asked without the proxy");
    }

    private static Optional<List<String>> option(Invocation client) {
        if (client.is("curl")) {
            return Optional.of(List.of("--noproxy", "*"));
        }
        return switch (client.kind()) {
            case BUSYBOX -> Optional.of(List.of("-Y", "off"));
            case GNU -> Optional.of(List.of("--no-proxy"));
            case DASH, BASH, OTHER, ABSENT, UNKNOWN -> Optional.empty();
        };
    }
}
