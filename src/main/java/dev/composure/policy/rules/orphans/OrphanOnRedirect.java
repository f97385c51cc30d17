package dev.composure.policy.rules.orphans;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Hazard;
import dev.composure.probe.Orphans;
import dev.composure.probe.ToolKind;
import java.util.List;

/// Plain http may lead to https.
final class OrphanOnRedirect {

    static final Rule RULE = RuleBuilder.named("orphan-on-redirect")
            .severity(Severity.INFO)
            .title("A redirect to https would make the healthcheck leave an orphan behind")
            .looksFor("""
                    busybox wget that asks port 80, or names no scheme: where such a server redirects, it nearly \
                    always does so to https.""")
            .why("""
                    The TLS helper of busybox wget is started on the redirect hop just as for an https URL, and is \
                    never waited for. The text cannot tell whether the server redirects; one case collected 7,649 \
                    zombies behind an http URL.""")
            .spares("GNU wget and curl, other ports, and anything under an init that reaps.")
            .example("""
                    services:
                      proxy:
                        image: caddy:2-alpine
                        healthcheck:
                          test: ["CMD", "wget", "-q", "--spider", "http://127.0.0.1/"]
                    """)
            .advice("""
                    Ask a path or port that answers 200 itself (an admin or status port), or set `init: true`.""")
            .sources(
                    "https://github.com/ls1intum/Apollon/issues/608",
                    "inadyn#495",
                    "busybox networking/wget.c, spawn_ssl_client()")
            .build();

    private OrphanOnRedirect() {}

    static List<Violation> violations(Subject subject) {
        var hazard = Hazard.of(Orphans.UNKNOWN, subject.facts().pidOne());
        var mayRedirect = subject.runs("wget").stream()
                .filter(wget -> wget.kind() == ToolKind.BUSYBOX || wget.kind() == ToolKind.UNKNOWN)
                .flatMap(wget -> wget.urls().stream())
                .anyMatch(url -> url.scheme().equals("http") && url.port() == 80);
        return mayRedirect && hazard.isHarmful()
                ? subject.found(
                        hazard,
                        "if the server redirects port 80 to https, busybox wget starts its TLS helper and never waits for it; the"
                                + " file cannot tell whether it does. Ask a port that answers itself, or set `init: true`.")
                : List.of();
    }
}
