package dev.composure.policy.rules.timing;

import dev.composure.compose.Setting;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Tier;
import java.time.Duration;
import java.util.List;

/// A key that the engine does not know.
final class StartIntervalTooNew {

    static final Rule RULE = RuleBuilder.named("start-interval-too-new")
            .severity(Severity.WARNING)
            .title("This engine does not know `start_interval`")
            .looksFor("`start_interval` on an engine before 25.0.")
            .why("""
                    Compose refuses such a service there, or the engine drops the value: the first checks then come at \
                    `interval`, and what waits for the service waits that long.""")
            .spares("Engines from 25.0 on, and engines whose version is not known.")
            .needs(Tier.IMAGE)
            .since("`start_interval` came with engine 25.0.")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "/app", "health"]
                          start_period: 1m
                          start_interval: 1s
                    """)
            .advice("Update the engine, or take `start_interval` out.")
            .sources("https://github.com/moby/moby/issues/48874", "docker/compose pkg/compose/convert.go")
            .build();

    private StartIntervalTooNew() {}

    static List<Violation> violations(Subject subject) {
        var versions = subject.facts().versions();
        return versions.lacksStartInterval()
                        && subject.healthcheck().startInterval()
                                instanceof Setting.Known<Duration>(var length, var written, var position)
                        && length.isPositive()
                ? subject.found(
                        position,
                        "start_interval: " + written,
                        "engine " + versions.engine() + " does not know `start_interval`, which came with 25.0.")
                : List.of();
    }
}
