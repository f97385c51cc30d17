package dev.composure.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.probe.Versions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlindnessTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Versions VERSIONS = new Versions("26.1.5", "2.26.1");

    private static ProjectStatus ready() {
        var ready = new Condition(
                Condition.Type.READY, Condition.Status.TRUE, Reason.READY, "as wanted", NOW.minusSeconds(9), "r1");
        return new ProjectStatus(
                new ProjectId("blog"),
                "/srv/blog",
                List.of("/srv/blog/compose.yaml"),
                "audit",
                "r1",
                List.of(ready),
                List.of(),
                List.of(),
                List.of(),
                VERSIONS);
    }

    @Test
    void onlyTheConditionsSayThatTheEngineIsAway() {
        var blind = Conclusion.withoutEngine(ready(), "nobody answers", NOW).orElseThrow();

        assertThat(blind.conditions())
                .containsExactly(new Condition(
                        Condition.Type.READY,
                        Condition.Status.FALSE,
                        Reason.ENGINE_UNAVAILABLE,
                        "nobody answers",
                        NOW,
                        "r1"));
        assertThat(blind.versions()).isEqualTo(VERSIONS);
        assertThat(blind.files()).isEqualTo(ready().files());
    }

    @Test
    void itIsSaidOnce() {
        var blind = Conclusion.withoutEngine(ready(), "nobody answers", NOW).orElseThrow();
        assertThat(Conclusion.withoutEngine(blind, "still nobody", NOW)).isEmpty();
    }
}
