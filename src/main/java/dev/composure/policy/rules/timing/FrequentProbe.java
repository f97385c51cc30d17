package dev.composure.policy.rules.timing;

import dev.composure.compose.Setting;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.time.Duration;
import java.util.List;

/// Often, and forever.
final class FrequentProbe {

    private static final String INTERVAL = "interval";

    static final Rule RULE = RuleBuilder.named("frequent-probe")
            .severity(Severity.INFO)
            .title("The healthcheck runs every few seconds, forever")
            .looksFor("An `interval` of five seconds or less (parameter `interval`).")
            .why("""
                    Each run starts a process through the runtime, writes events and, on some hosts, churns mounts; \
                    the shim keeps a little memory for each. It multiplies whatever else the check costs or leaks.""")
            .spares("`start_interval`, which ends with the start period.")
            .since("`start_interval` needs engine 25.0.")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "/app", "health"]
                          interval: 1s
                    """)
            .advice("Take 30 s, and a `start_interval` for a fast start.")
            .sources(
                    "infrahub#10331",
                    "https://github.com/docker/for-linux/issues/679",
                    "https://github.com/containerd/ttrpc/issues/241")
            .parameter(INTERVAL, Duration.ofSeconds(5))
            .build();

    private FrequentProbe() {}

    static List<Violation> violations(Subject subject) {
        var healthcheck = subject.healthcheck();
        return healthcheck.hasTest()
                        && healthcheck.interval()
                                instanceof Setting.Known<Duration>(var length, var written, var position)
                        && length.isPositive()
                        && length.compareTo(subject.parameter(INTERVAL)) <= 0
                ? subject.found(
                        position,
                        "interval: " + written,
                        "the check runs every " + written + ", " + 3_600_000 / Math.max(1, length.toMillis())
                                + " times an hour, for as long as the service runs.")
                : List.of();
    }
}
