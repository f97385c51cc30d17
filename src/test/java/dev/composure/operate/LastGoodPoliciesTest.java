package dev.composure.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.policy.PolicySet;
import dev.composure.reconcile.PolicyTrouble;
import dev.composure.reconcile.Reason;
import dev.composure.report.InputError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class LastGoodPoliciesTest {

    /** Policies whose digest is their text; a text of `broken` cannot be read. */
    private static final class Typed implements PolicyLoader {
        private String text = "one";
        private Optional<String> stamp = Optional.of("1");
        private int loads;

        @Override
        public PolicyLoad load(String location) {
            loads++;
            return text.equals("broken")
                    ? new PolicyLoad.Refused(List.of(InputError.of(location, "is broken")))
                    : new PolicyLoad.Loaded(new PolicySet(List.of(), List.of(), location, "", text));
        }

        @Override
        public Optional<String> stamp(String location) {
            return stamp;
        }

        void edit(String newText, String newStamp) {
            text = newText;
            stamp = Optional.of(newStamp);
        }
    }

    private final Typed typed = new Typed();
    private final LastGoodPolicies policies = LastGoodPolicies.startingWith(typed, "p.yaml");

    @Test
    void whatDidNotChangeIsNotReadAgain() {
        for (int round = 0; round < 3; round++) {
            assertThat(policies.look().inForce().digest()).isEqualTo("one");
        }
        assertThat(typed.loads).isEqualTo(1);
    }

    @Test
    void whatChangedIsReadOnce() {
        typed.edit("two", "2");
        assertThat(policies.look().inForce().digest()).isEqualTo("two");
        assertThat(policies.look().inForce().digest()).isEqualTo("two");
        assertThat(typed.loads).isEqualTo(2);
    }

    @Test
    void withoutAStampItIsReadEveryTime() {
        typed.stamp = Optional.empty();
        typed.text = "two";
        assertThat(policies.look().inForce().digest()).isEqualTo("two");
        typed.text = "three";
        assertThat(policies.look().inForce().digest()).isEqualTo("three");
    }

    @Test
    void theLastGoodOnesStayUntilTheBrokenOnesAreRepaired() {
        typed.edit("broken", "2");
        for (int round = 0; round < 2; round++) {
            assertThat(policies.look().inForce().digest()).isEqualTo("one");
            assertThat(policies.known().trouble())
                    .isEqualTo(new PolicyTrouble(Reason.POLICY_INVALID, "p.yaml: is broken"));
        }
        assertThat(typed.loads).as("the broken ones are read once").isEqualTo(2);
        typed.edit("three", "3");
        assertThat(policies.look().inForce().digest()).isEqualTo("three");
        assertThat(policies.known()).isEqualTo(policies.look());
        assertThat(policies.known().trouble()).isEqualTo(PolicyTrouble.NONE);
    }

    @Test
    void aGlanceNeverLooksAndNobodyWaitsForWhoLooks() throws InterruptedException {
        typed.edit("two", "2");
        assertThat(policies.known().inForce().digest()).isEqualTo("one");
        var silent = new Silent();
        var slow = LastGoodPolicies.startingWith(silent, "p.yaml");
        silent.isSilent = true;
        var waiting = Thread.ofVirtual().start(slow::look);
        silent.asked.acquire();
        assertThat(slow.known().inForce().digest()).isEqualTo("one");
        assertThat(slow.look().inForce().digest())
                .as("a second one does not wait")
                .isEqualTo("one");
        silent.answer.release();
        waiting.join();
        assertThat(silent.asked.availablePermits()).as("it did not ask either").isZero();
    }

    /** Says nothing until it is allowed to. */
    private static final class Silent implements PolicyLoader {
        private final Semaphore asked = new Semaphore(0);
        private final Semaphore answer = new Semaphore(0);
        private volatile boolean isSilent;

        @Override
        public PolicyLoad load(String location) {
            return new PolicyLoad.Loaded(new PolicySet(List.of(), List.of(), location, "", "one"));
        }

        @Override
        public Optional<String> stamp(String location) {
            if (isSilent) {
                asked.release();
                answer.acquireUninterruptibly();
            }
            return Optional.of("1");
        }
    }

    @Test
    void withoutAnyGoodOnesThereIsNoStart() {
        typed.edit("broken", "1");
        assertThatThrownBy(() -> LastGoodPolicies.startingWith(typed, "p.yaml"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessage("p.yaml: is broken");
    }
}
