package dev.composure.policy.rules.verdict;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.ProbeUrl;
import dev.composure.probe.Reach;
import java.util.List;

/// The verdict is somebody else's.
final class ExternalTarget {

    static final Rule RULE = RuleBuilder.named("external-target")
            .severity(Severity.WARNING)
            .title("The healthcheck asks the internet")
            .looksFor("""
                    A URL or host in the check that is neither the container, nor a service, nor a private name or \
                    address.""")
            .why("""
                    The verdict is then that of the internet, the resolver and somebody else's server. When they are \
                    away, everything that asks them is restarted at once; when the service hangs but the line is up, \
                    it is healthy. It is mostly https too, which busybox wget leaks on.""")
            .spares("""
                    Loopback, services of the project, single-label names, private addresses, `.local`, `.internal`, \
                    `.lan`.""")
            .example("""
                    services:
                      vpn:
                        image: gluetun
                        healthcheck:
                          test: ["CMD", "curl", "-fsS", "-m", "5", "http://www.example.com/"]
                    """)
            .remedies(RemedyKind.HTTP, RemedyKind.TCP)
            .advice("Ask the service itself on loopback, and leave the line to monitoring.")
            .sources("whoogle#313", "gluetun#1494", "https://github.com/moby/moby/issues/30320")
            .build();

    private ExternalTarget() {}

    static List<Violation> violations(Subject subject) {
        return subject.probe().urls().stream()
                .filter(url -> reach(subject, url) == Reach.OUTSIDE)
                .findFirst()
                .map(url -> subject.found("the check asks " + url.host()
                        + ", so the verdict is that of the internet and not of the service."))
                .orElse(List.of());
    }

    private static Reach reach(Subject subject, ProbeUrl url) {
        return url.reach(subject.service().name(), subject.project().services().keySet());
    }
}
