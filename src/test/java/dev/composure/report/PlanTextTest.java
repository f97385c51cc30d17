package dev.composure.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.reconcile.Hold;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Wait;
import dev.composure.report.json.PlanJson;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    static final Plan HELD = Plan.held(new Hold("web", Reason.DRIFTED_FILE, "run `docker compose up -d web`"))
            .and(Plan.waiting(new Wait("db", Reason.SAMPLING, Duration.ofSeconds(30), "sampling")));

    @Test
    void saysThatNothingIsToBeDone() {
        assertThat(PlanText.render("shop", "enforce", 0, Plan.empty()))
                .isEqualTo("shop (mode enforce, 0 findings of severity error)\n  nothing to do\n");
        assertThat(PlanText.render("shop", "audit", 1, Plan.empty()))
                .isEqualTo("shop (mode audit, 1 finding of severity error)\n  nothing would be done in this mode\n");
    }

    @Test
    void whatIsHeldHasItsReasonAndNoDigest() {
        assertThat(PlanText.render("shop", "enforce", 2, HELD)).isEqualTo("""
                shop (mode enforce, 2 findings of severity error)
                  hold web: run `docker compose up -d web` (DriftedFile)
                  wait for db: sampling
                """);
    }

    @Test
    void theSameAsJson() {
        var json = new PlanJson();
        json.add("shop", "enforce", 2, HELD);
        assertThat(json.render())
                .contains("\"kind\" : \"PlanReport\"")
                .contains("\"digest\" : null")
                .contains("\"reason\" : \"DriftedFile\"")
                .contains("\"seconds\" : 30");
    }
}
