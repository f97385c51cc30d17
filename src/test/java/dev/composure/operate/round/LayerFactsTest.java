package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.InMemoryFiles;
import dev.composure.policy.Rollout;
import dev.composure.reconcile.Drift;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.drift.LayerChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerFactsTest {

    private final FakeEngine engine = new FakeEngine();

    private List<Drift> drifts(FakeContainer container) {
        var id = engine.start(container);
        return new LayerFacts(engine, new InMemoryFiles())
                .of(engine.inspect(id).orElseThrow(), Rollout.DEFAULT.scratchPaths());
    }

    private static FakeContainer web() {
        return FakeContainer.of("blog", "web");
    }

    @Test
    void namesWhatARecreateWouldDestroyAndTheWayOut() {
        assertThat(drifts(web().withChange("/uploads/a.png", LayerChange.Kind.ADDED)))
                .singleElement()
                .satisfies(drift -> {
                    assertThat(drift.service()).isEqualTo("web");
                    assertThat(drift.reason()).isEqualTo(Reason.WRITABLE_LAYER);
                    assertThat(drift.message()).contains("/uploads/a.png", "rollout.scratchPaths");
                });
    }

    @Test
    void mountsAndScratchAreNoDrift() {
        assertThat(drifts(web().withMount("volume", "/volumes/uploads", "/uploads")
                        .withChange("/uploads", LayerChange.Kind.ADDED)
                        .withChange("/tmp/x", LayerChange.Kind.ADDED)))
                .isEmpty();
    }

    @Test
    void namesAFewAndCountsTheRest() {
        var container = web();
        for (int number = 0; number < 8; number++) {
            container.withChange("/data/" + number, LayerChange.Kind.ADDED);
        }

        assertThat(drifts(container))
                .singleElement()
                .satisfies(drift -> assertThat(drift.message())
                        .contains("/data/4 and 3 more")
                        .doesNotContain("/data/5"));
    }
}
