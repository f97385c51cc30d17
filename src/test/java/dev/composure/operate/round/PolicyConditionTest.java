package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.reconcile.Condition;
import dev.composure.reconcile.PolicyTrouble;
import dev.composure.reconcile.Reason;
import org.junit.jupiter.api.Test;

class PolicyConditionTest {

    private final LoopWorld world = LoopWorld.leaking();

    @Test
    void newerPoliciesThatCannotBeReadAreAConditionOfTheProjectAndTheLastGoodOnesGoOnWorking() {
        world.policyTrouble = new PolicyTrouble(Reason.POLICY_INVALID, "p.yaml:3:1: `mod` is no key");
        world.settle(world.process());
        var loaded = world.condition(Condition.Type.POLICY_LOADED);
        assertThat(loaded.status()).isEqualTo(Condition.Status.FALSE);
        assertThat(loaded.reason()).isEqualTo(Reason.POLICY_INVALID);
        assertThat(loaded.message()).startsWith("p.yaml:3:1: `mod` is no key; the last good ones stay in force: ");
        assertThat(world.condition(Condition.Type.READY).reason()).isEqualTo(Reason.POLICY_INVALID);
        assertThat(world.file()).as("it was remedied all the same").contains("init: true");

        world.policyTrouble = PolicyTrouble.NONE;
        world.settle(world.process());
        assertThat(world.condition(Condition.Type.POLICY_LOADED).status()).isEqualTo(Condition.Status.TRUE);
        assertThat(world.condition(Condition.Type.READY).status()).isEqualTo(Condition.Status.TRUE);
    }
}
