package dev.composure.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.composure.compose.Position;
import dev.composure.operate.PolicyStanding;
import dev.composure.policy.Glob;
import dev.composure.policy.PolicyException;
import dev.composure.policy.PolicySet;
import dev.composure.policy.RuleKey;
import dev.composure.policy.excuses.ExceptionReview;
import dev.composure.reconcile.PolicyTrouble;
import dev.composure.reconcile.Reason;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyViewTest {

    private static final PolicySet POLICIES = new PolicySet(List.of(), List.of(), "policy.yaml", "", "digest");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void whyNewerPoliciesAreNotInForceIsSaid() {
        var trouble = new PolicyTrouble(Reason.POLICY_INVALID, "policy.yaml:3:1: unknown key");
        assertThat(PolicyView.of(new PolicyStanding(POLICIES, trouble), List.of(), TODAY)
                        .trouble())
                .isEqualTo("policy.yaml:3:1: unknown key");
        assertThat(PolicyView.of(PolicyStanding.good(POLICIES), List.of(), TODAY)
                        .trouble())
                .isEmpty();
    }

    @Test
    void howEachExceptionStandsIsSaid() {
        var policies = new PolicySet(
                List.of(),
                List.of(
                        until("old", TODAY.minusDays(1)),
                        until("soon", TODAY.plusDays(1)),
                        until("far", TODAY.plusDays(300))),
                "policy.yaml",
                "",
                "digest");
        var notes = ExceptionReview.of(policies, List.of(), TODAY.atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(PolicyView.of(PolicyStanding.good(policies), notes, TODAY).exceptions())
                .extracting(PolicyView.OneException::state, PolicyView.OneException::tone, PolicyView.OneException::end)
                .containsExactly(
                        tuple("expired", "bad", "It ended on 2026-11-26; what it covered counts again."),
                        tuple("ends soon", "warn", "Until 2026-11-28, 1 more day."),
                        tuple("valid", "good", "Until 2027-09-23, 300 more days."));
    }

    private static PolicyException until(String name, LocalDate last) {
        return new PolicyException(
                name,
                List.of(new RuleKey("orphan-always")),
                List.of(new Glob("shop")),
                List.of(),
                "vendor image",
                "team-shop",
                last,
                new Position("policy.yaml", 1, 1, 1, 2));
    }
}
