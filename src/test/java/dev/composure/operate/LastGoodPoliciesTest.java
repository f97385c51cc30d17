package dev.composure.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.policy.PolicySet;
import dev.composure.report.InputError;
import java.util.List;
import java.util.Optional;
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
            assertThat(policies.current().digest()).isEqualTo("one");
        }
        assertThat(typed.loads).isEqualTo(1);
    }

    @Test
    void whatChangedIsReadOnce() {
        typed.edit("two", "2");
        assertThat(policies.current().digest()).isEqualTo("two");
        assertThat(policies.current().digest()).isEqualTo("two");
        assertThat(typed.loads).isEqualTo(2);
    }

    @Test
    void withoutAStampItIsReadEveryTime() {
        typed.stamp = Optional.empty();
        typed.text = "two";
        assertThat(policies.current().digest()).isEqualTo("two");
        typed.text = "three";
        assertThat(policies.current().digest()).isEqualTo("three");
    }

    @Test
    void theLastGoodOnesStayUntilTheBrokenOnesAreRepaired() {
        typed.edit("broken", "2");
        assertThat(policies.current().digest()).isEqualTo("one");
        assertThat(policies.current().digest()).isEqualTo("one");
        assertThat(typed.loads).as("the broken ones are read once").isEqualTo(2);
        typed.edit("three", "3");
        assertThat(policies.current().digest()).isEqualTo("three");
    }
}
