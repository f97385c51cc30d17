package dev.composure.policy.rules.project;

import dev.composure.compose.Service;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.ProbeUrl;
import dev.composure.probe.Tier;
import java.util.List;

/// The check of a server in what is no server.
final class InheritedByWorker {

    static final Rule RULE = RuleBuilder.named("inherited-by-worker")
            .severity(Severity.WARNING)
            .title("A worker inherits the healthcheck of the server that its image was made for")
            .looksFor("""
                    A service without a test of its own, with a command of its own and no ports, whose image brings a check \
                    that asks a port, beside another service of the same image that starts something else.""")
            .why("""
                    Workers, schedulers and migrations often run the image of the server with another command. The \
                    image's check then asks a port on which nothing listens: the worker is unhealthy for ever, and \
                    `up --wait` and whatever waits for it fail.""")
            .spares("""
                    Services with ports, with a test of their own, or that start what the image starts. Unless it is \
                    seen in a container which ports are listened on, it is possible only.""")
            .needs(Tier.IMAGE)
            .example("""
                    services:
                      web:
                        image: app
                      worker:
                        image: app
                        command: run-worker
                    """)
            .advice("Give the worker a check that fits it, or `disable: true`.")
            .sources("netresearch#29", "moby/moby daemon/commit.go")
            .build();

    private InheritedByWorker() {}

    static List<Violation> violations(Subject subject) {
        var service = subject.service();
        var ports = subject.probe().urls().stream()
                .filter(ProbeUrl::isLoopback)
                .map(ProbeUrl::port)
                .toList();
        var listening = subject.facts().listening();
        var isServed = listening.isKnown() && listening.ports().containsAll(ports);
        if (!subject.isInherited() || ports.isEmpty() || isServed || !startsItsOwn(service)) {
            return List.of();
        }
        return subject.project().services().values().stream()
                .filter(other -> isServer(other, service))
                .findFirst()
                .map(server -> subject.found(
                        "it runs the image of " + server.name()
                                + " with a command of its own, and inherits a check that asks port " + ports.getFirst()
                                + ". If nothing listens there, it is unhealthy for ever.",
                        listening.isKnown()))
                .orElse(List.of());
    }

    private static boolean startsItsOwn(Service service) {
        return !service.image().isEmpty()
                && service.containerPorts().isEmpty()
                && !(service.command().isEmpty() && service.entrypoint().isEmpty());
    }

    private static boolean isServer(Service other, Service worker) {
        return !other.name().equals(worker.name())
                && other.image().equals(worker.image())
                && !(other.command().equals(worker.command())
                        && other.entrypoint().equals(worker.entrypoint()));
    }
}
