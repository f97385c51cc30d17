package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static dev.composure.operate.round.LoopWorld.ORIGINAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.policy.Mode;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers like Docker Engine and is another thing is reported, and nothing is done there. */
class OtherEnginesTest {

    private final LoopWorld world = LoopWorld.leaking();

    @ParameterizedTest
    @ValueSource(strings = {"Podman 5.4.0", "28.0.1 (Docker Desktop)"})
    void isJudgedAndHeld(String version) {
        world.engine.says(version);
        world.settle(world.process());

        var stalled = world.condition(Condition.Type.STALLED);
        assertThat(stalled.reason()).isEqualTo(Reason.UNSUPPORTED_ENGINE);
        assertThat(stalled.message()).contains(version.startsWith("Podman") ? "Podman" : "Docker Desktop");
        assertThat(world.condition(Condition.Type.COMPLIANT).reason()).isEqualTo(Reason.FINDINGS);
        assertThat(world.store.status(BLOG).orElseThrow().versions().engine()).isEqualTo(version);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.compose.ups()).isEmpty();
        assertThat(world.verdicts()).isEmpty();
    }

    @Test
    void inAuditItIsNamedInTheVersionsAndStallsNobody() {
        world.ceiling = Mode.AUDIT;
        world.engine.says("Podman 5.4.0");
        world.settle(world.process());

        var status = world.store.status(BLOG).orElseThrow();
        assertThat(status.versions().engine()).isEqualTo("Podman 5.4.0");
        assertThat(status.condition(Condition.Type.STALLED)).isEmpty();
        assertThat(status.condition(Condition.Type.READY))
                .hasValueSatisfying(ready -> assertThat(ready.reason()).isEqualTo(Reason.FINDINGS));
    }

    /** The control: the very same project on Docker's own engine. */
    @Test
    void onDockersOwnEngineItIsRemedied() {
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }
}
