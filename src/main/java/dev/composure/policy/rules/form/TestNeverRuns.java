package dev.composure.policy.rules.form;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Evidence;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;

/// A kind of check that the engine does not know.
final class TestNeverRuns {

    static final Rule RULE = RuleBuilder.named("test-never-runs")
            .severity(Severity.ERROR)
            .title("The healthcheck never runs")
            .looksFor("A `test` list that begins with neither `CMD`, `CMD-SHELL` nor `NONE`.")
            .why("""
                    Some versions of compose pass it on, and the engine then logs "Unknown healthcheck type" and \
                    runs nothing. The service never becomes healthy, and what waits for it waits forever.""")
            .spares("Strings, which are scripts.")
            .example("""
                    services:
                      app:
                        image: app
                        healthcheck:
                          test: ["/app", "health"]
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("Put `CMD` before the first word.")
            .sources("moby/moby daemon/health.go, getProbe")
            .build();

    private TestNeverRuns() {}

    static List<Violation> violations(Subject subject) {
        return subject.test() instanceof HealthcheckTest.Malformed(var words) && !words.isEmpty()
                ? subject.found("`" + Evidence.mask(words.getFirst())
                        + "` is no kind of healthcheck, so the engine runs nothing. Put `CMD` before it.")
                : List.of();
    }
}
