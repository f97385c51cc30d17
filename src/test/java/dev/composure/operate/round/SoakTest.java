package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static dev.composure.operate.round.LoopWorld.FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.operate.FakeEngine;
import dev.composure.policy.Mode;
import dev.composure.policy.Verify;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Verdict;
import dev.composure.reconcile.drift.LayerChange;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A remedy that is proven leaks after all, one zombie in so many probes that no proof takes long enough to see it. */
class SoakTest {

    private static final int PROBES_OF_A_ZOMBIE = 25;
    private static final int LONG = 5 * PROBES_OF_A_ZOMBIE;

    private int curled;
    private boolean curlLeaks = true;

    private final LoopWorld world = LoopWorld.leaking(new FakeEngine(this::leftBy));

    private int leftBy(HealthcheckTest test) {
        var text = String.valueOf(test);
        if (text.contains("wget")) {
            return 2;
        }
        return text.contains("curl") && curlLeaks && ++curled % PROBES_OF_A_ZOMBIE == 0 ? 1 : 0;
    }

    @BeforeEach
    void curlIsProven() {
        world.habits = container -> container.withProgram("curl");
        recreateWeb();
        world.policies = LoopWorld.policies("[curl, init]", "");
        world.probes(3);
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        assertThat(world.file()).contains("curl");
    }

    private void recreateWeb() {
        var invocation = world.sight().invocation();
        world.engine.remove(world.container("web").orElseThrow());
        world.compose.bringUp(invocation, new TreeMap<>(Map.of("web", 1)));
    }

    private void goOn() {
        var process = world.process();
        for (int round = 0; round < LONG; round++) {
            process.apply(BLOG);
            world.probes(1);
        }
    }

    @Test
    void itIsGivenUpAndTheNextOneHasItsTurn() {
        goOn();
        world.settle(world.process());

        assertThat(world.verdicts()).containsExactly(Verdict.Restored.class, Verdict.Proven.class);
        assertThat(world.store.remediations(BLOG).getFirst().verdict())
                .isInstanceOfSatisfying(Verdict.Restored.class, restored -> {
                    assertThat(restored.reason()).isEqualTo(Reason.ZOMBIES_STILL_GROW);
                    assertThat(restored.message()).matches("3 new zombies in \\d+ probes since it was proven");
                });
        assertThat(world.store.remediations(BLOG))
                .extracting(Remediation::candidate)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatTheApplicationLeavesIsNotItsFault() {
        curlLeaks = false;
        var process = world.process();
        for (int round = 1; round < LONG; round++) {
            world.engine.leaveBehind(round % PROBES_OF_A_ZOMBIE == 0 ? 1 : 0);
            process.apply(BLOG);
            world.probes(1);
        }

        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void afterTheSoakItIsTrusted() {
        world.engine.completeProbes(Verify.DEFAULT.soak());
        goOn();

        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void whereNothingMayBeTouchedNothingIs() {
        world.ceiling = Mode.AUDIT;
        goOn();

        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        assertThat(world.file()).contains("curl");
    }

    @Test
    void whatItsContainerHasWrittenMeanwhileIsNotThrownAway() {
        world.habits = container -> container.withProgram("curl").withChange("/srv/uploads", LayerChange.Kind.ADDED);
        recreateWeb();
        goOn();

        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        assertThat(world.file()).contains("curl");
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.WRITABLE_LAYER);
    }

    @Test
    void aFileThatSomebodyHasChangedSinceIsLeftAlone() {
        world.files.put(FILE, (world.file() + "# mine\n").getBytes(StandardCharsets.UTF_8));
        goOn();

        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        assertThat(world.file()).contains("curl").endsWith("# mine\n");
    }
}
