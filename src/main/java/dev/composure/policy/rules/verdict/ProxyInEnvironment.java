package dev.composure.policy.rules.verdict;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Invocation;
import dev.composure.probe.ProbeUrl;
import dev.composure.probe.ToolKind;
import java.util.List;
import java.util.Locale;

/// Loopback by way of a proxy.
final class ProxyInEnvironment {

    static final Rule RULE = RuleBuilder.named("proxy-in-environment")
            .severity(Severity.WARNING)
            .title("The healthcheck may ask the proxy instead of the service")
            .looksFor("""
                    `http_proxy`, `https_proxy` or `all_proxy` in the environment of a service whose check asks \
                    loopback with wget or curl.""")
            .why("""
                    wget and curl obey these variables, for loopback too unless `no_proxy` says otherwise, and \
                    busybox wget does not know `no_proxy` at all. The check then asks the proxy for the proxy's own \
                    loopback.""")
            .spares("""
                    `no_proxy` for curl and GNU wget, `--noproxy`, `--no-proxy`, `-Y off`. Proxies of the \
                    image, and those that the engine adds, are not seen in the file.""")
            .example("""
                    services:
                      web:
                        image: web
                        environment:
                          HTTP_PROXY: http://proxy.lan:3128
                        healthcheck:
                          test: ["CMD", "curl", "-fsS", "-m", "5", "http://127.0.0.1:8080/"]
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("curl `--noproxy '*'`, busybox wget `-Y off`, GNU wget `--no-proxy`.")
            .sources("https://github.com/bitwarden/server/issues/8170", "gethomepage#6930", "Overpass-API#107")
            .build();

    private ProxyInEnvironment() {}

    static List<Violation> violations(Subject subject) {
        var names = subject.service().environmentNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        if (names.stream().noneMatch(name -> name.matches("(https?|all)_proxy"))) {
            return List.of();
        }
        var knowsException = names.contains("no_proxy");
        var asks = subject.runs("curl", "wget").stream()
                .filter(client -> client.urls().stream().anyMatch(ProbeUrl::isLoopback))
                .filter(client -> !client.options().has("noproxy", "no-proxy", "Y", "proxy", "x"))
                .filter(client -> !knowsException || mayBeBusybox(client))
                .toList();
        return asks.isEmpty()
                ? List.of()
                : subject.found(
                        "a proxy is set in the environment, and `"
                                + asks.getFirst().tool() + "` would ask it for this container's loopback.",
                        !knowsException);
    }

    private static boolean mayBeBusybox(Invocation client) {
        return client.is("wget") && (client.kind() == ToolKind.BUSYBOX || client.kind() == ToolKind.UNKNOWN);
    }
}
