package dev.composure.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.PolicyStanding;
import dev.composure.policy.PolicySet;
import dev.composure.reconcile.PolicyTrouble;
import dev.composure.reconcile.Reason;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyViewTest {

    private static final PolicySet POLICIES = new PolicySet(List.of(), List.of(), "policy.yaml", "", "digest");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void whyNewerPoliciesAreNotInForceIsSaid() {
        var trouble = new PolicyTrouble(Reason.POLICY_INVALID, "policy.yaml:3:1: unknown key");
        assertThat(PolicyView.of(new PolicyStanding(POLICIES, trouble), TODAY).trouble())
                .isEqualTo("policy.yaml:3:1: unknown key");
        assertThat(PolicyView.of(PolicyStanding.good(POLICIES), TODAY).trouble())
                .isEmpty();
    }
}
