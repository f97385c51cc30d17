package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.policy.excuses.ExceptionNote;
import dev.composure.reconcile.FindingStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The operator reviews the exceptions of its policies with every round.
class ExceptionsUnderReviewTest {

    private final LoopWorld world = LoopWorld.leaking();

    private void except(String rule, String until) {
        world.policies = LoopWorld.policies("[init]", """
                ---
                apiVersion: composure.dev/v1alpha1
                kind: PolicyException
                metadata: {name: legacy}
                spec: {rules: [%s], projects: [blog], reason: "ticket 4711", owner: team-blog, until: %s}
                """.formatted(rule, until));
    }

    private List<String> states() {
        return world.exceptions().notes().stream()
                .map(ExceptionNote::state)
                .map(ExceptionNote.State::word)
                .toList();
    }

    private List<FindingStatus> findings() {
        return world.store.status(LoopWorld.BLOG).orElseThrow().findings();
    }

    @Test
    void oneThatIsNeededIsInOrderAndItsFindingSaysSo() {
        except("orphan-always", "2026-06-30");

        world.process().apply(LoopWorld.BLOG);

        assertThat(states()).isEmpty();
        assertThat(findings())
                .filteredOn(finding -> finding.rule().equals("orphan-always"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.exception()).isEqualTo("legacy"));
    }

    @Test
    void oneThatNothingNeedsIsUnusedOnceAllIsJudged() {
        except("redis-ping", "2026-06-30");
        world.process().apply(LoopWorld.BLOG);
        var judgedOnce = states();

        world.forgetWhatWasJudged();

        assertThat(judgedOnce).containsExactly("unused");
        assertThat(states()).isEmpty();
    }

    @Test
    void oneThatIsOverCoversNothingAndIsTold() {
        except("orphan-always", "2025-12-31");

        world.process().apply(LoopWorld.BLOG);

        assertThat(states()).containsExactly("expired");
        assertThat(findings()).allMatch(FindingStatus::counts);
    }

    @Test
    void theVersionsStandInTheStatus() {
        world.process().apply(LoopWorld.BLOG);

        assertThat(world.store.status(LoopWorld.BLOG).orElseThrow().versions())
                .hasToString("Versions[engine=26.1.5, compose=2.26.1]");
    }
}
