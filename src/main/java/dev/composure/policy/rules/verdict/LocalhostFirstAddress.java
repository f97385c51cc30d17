package dev.composure.policy.rules.verdict;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.ToolKind;
import java.util.List;

/// Only the first address is tried.
final class LocalhostFirstAddress {

    static final Rule RULE = RuleBuilder.named("localhost-first-address")
            .severity(Severity.INFO)
            .title("`localhost` may be an address on which nothing listens")
            .looksFor("busybox wget, or a wget that may be busybox, that asks `localhost`.")
            .why("""
                    The engine writes both `127.0.0.1 localhost` and `::1 localhost` into the container. musl puts \
                    ::1 first, and busybox wget tries the first address only. A server that listens on IPv4 alone is \
                    then unhealthy though it serves.""")
            .spares("""
                    GNU wget and curl, which try all addresses, numeric addresses, and containers that are seen to \
                    listen on IPv6 too.""")
            .example("""
                    services:
                      web:
                        image: web:alpine
                        healthcheck:
                          test: ["CMD", "wget", "-q", "--spider", "http://localhost:8080/"]
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("Write 127.0.0.1, or `[::1]` where the server listens on IPv6 only.")
            .sources("seedsync#180", "https://github.com/wallabag/docker/issues/407", "webobsidian#30")
            .build();

    private LocalhostFirstAddress() {}

    static List<Violation> violations(Subject subject) {
        var listening = subject.facts().listening();
        var asksLocalhost = subject.runs("wget").stream()
                .filter(wget -> wget.kind() == ToolKind.BUSYBOX || wget.kind() == ToolKind.UNKNOWN)
                .flatMap(wget -> wget.urls().stream())
                .anyMatch(url ->
                        url.host().equals("localhost") && !listening.ipv6().contains(url.port()));
        return asksLocalhost
                ? subject.found(
                        "busybox wget tries only the first address of `localhost`, which may be ::1, on which a server"
                                + " for IPv4 does not listen. Write 127.0.0.1.")
                : List.of();
    }
}
