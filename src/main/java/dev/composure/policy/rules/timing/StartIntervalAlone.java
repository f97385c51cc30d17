package dev.composure.policy.rules.timing;

import dev.composure.compose.Setting;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.time.Duration;
import java.util.List;

/// An interval for a period that is not there.
final class StartIntervalAlone {

    static final Rule RULE = RuleBuilder.named("start-interval-alone")
            .severity(Severity.WARNING)
            .title("`start_interval` has no effect without `start_period`")
            .looksFor("`start_interval` where no `start_period` is written.")
            .why("""
                    It is the interval during the start period, and without one there is none. Compose refuses the \
                    combination.""")
            .spares("Services with both, and variables that may hold either.")
            .since("""
                    `start_interval` is known to engines from 25.0 on; older ones ignore it.""")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "/app", "health"]
                          start_interval: 1s
                    """)
            .advice("Write a `start_period` too.")
            .sources("https://github.com/moby/moby/issues/48874", "docker/compose pkg/compose/convert.go")
            .build();

    private StartIntervalAlone() {}

    static List<Violation> violations(Subject subject) {
        var healthcheck = subject.healthcheck();
        return healthcheck.startInterval() instanceof Setting.Known<Duration>(var length, var written, var position)
                        && length.isPositive()
                        && !healthcheck.startPeriod().isWritten()
                ? subject.found(
                        position,
                        "start_interval: " + written,
                        "`start_interval` counts during the start period only, and there is none. Write `start_period`.")
                : List.of();
    }
}
