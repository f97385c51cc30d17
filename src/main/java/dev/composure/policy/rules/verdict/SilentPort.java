package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Invocation;
import dev.composure.probe.ProbeUrl;
import dev.composure.probe.Tier;
import java.util.List;
import java.util.stream.Collectors;

/// Nobody is there any more.
final class SilentPort {

    static final Rule RULE = RuleBuilder.named("silent-port")
            .severity(Severity.WARNING)
            .title("The healthcheck asks a port on which nothing listens")
            .looksFor("""
                    A check that asks a port of the container itself, in a running container that listens on others but \
                    not on that one.""")
            .why("""
                    The port was changed, or TLS was switched on beside another port, and the check still asks where the \
                    service was. It is unhealthy though it serves.""")
            .spares("""
                    Containers that are still starting, unix sockets, ports that a variable of the container names, and \
                    services whose listeners cannot be seen. That a port has come to speak TLS is not seen.""")
            .needs(Tier.CONTAINER)
            .example("""
                    services:
                      web:
                        image: web
                        environment: {PORT: "8081"}
                        healthcheck:
                          test: ["CMD", "curl", "-fsS", "-m", "5", "http://127.0.0.1:8080/"]
                    """)
            .advice("Ask the port on which the service listens now.")
            .sources("truenas/apps#3264", "trilium#3582")
            .build();

    private SilentPort() {}

    static List<Violation> violations(Subject subject) {
        var listening = subject.facts().listening();
        if (!listening.isKnown()) {
            return List.of();
        }
        var ports = listening.ports();
        return subject.probe().invocations().stream()
                .filter(client -> !client.options().has("unix-socket", "abstract-unix-socket", "U"))
                .map(Invocation::urls)
                .flatMap(List::stream)
                .filter(url -> url.isLoopback() && url.port() > 0 && !ports.contains(url.port()))
                .map(ProbeUrl::port)
                .findFirst()
                .map(port ->
                        subject.found("the check asks port " + port + ", and nothing listens there; what listens is "
                                + ports.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "."))
                .orElse(List.of());
    }
}
