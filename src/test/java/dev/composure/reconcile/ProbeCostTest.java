package dev.composure.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeCostTest {

    private static final Instant START = Instant.parse("2026-11-27T09:00:00Z");

    /** Runs that begin so many seconds apart, and take so many milliseconds each. */
    private static List<ProbeRun> log(int secondsApart, int... millis) {
        return IntStream.range(0, millis.length)
                .mapToObj(run -> {
                    var start = START.plusSeconds((long) run * secondsApart);
                    return new ProbeRun(start, start.plusMillis(millis[run]), 0);
                })
                .toList();
    }

    @Test
    void theMedianIsNotMovedByOneSlowRun() {
        assertThat(ProbeCost.of(List.of(log(30, 40, 9_000, 50)))).isEqualTo(new ProbeCost(50, 120));
    }

    @Test
    void aPauseBetweenTwoRunsDoesNotMakeThemRare() {
        var runs = List.of(
                new ProbeRun(START, START.plusMillis(10), 0),
                new ProbeRun(START.plusSeconds(10), START.plusSeconds(10), 0),
                new ProbeRun(START.plusSeconds(20), START.plusSeconds(20), 0),
                new ProbeRun(START.plusSeconds(4_000), START.plusSeconds(4_000), 0),
                new ProbeRun(START.plusSeconds(4_010), START.plusSeconds(4_010), 0));
        assertThat(ProbeCost.of(List.of(runs)).runsPerHour()).isEqualTo(360);
    }

    @Test
    void theRunsOfAllContainersAreAdded() {
        assertThat(ProbeCost.of(List.of(log(30, 40, 40, 40), log(10, 60, 60)))).isEqualTo(new ProbeCost(40, 480));
    }

    @Test
    void oneRunSaysNothing() {
        assertThat(ProbeCost.of(List.of(log(30, 40, 40), log(30, 40)))).isEqualTo(ProbeCost.UNKNOWN);
        assertThat(ProbeCost.of(List.of())).isEqualTo(ProbeCost.UNKNOWN);
    }

    @Test
    void aFigureThatIsAboutTheSameIsNotToldAnew() {
        var former = new ProbeCost(100, 120);
        assertThat(new ProbeCost(125, 119).steadiedBy(former)).isEqualTo(former);
        assertThat(new ProbeCost(126, 120).steadiedBy(former)).isEqualTo(new ProbeCost(126, 120));
        assertThat(new ProbeCost(100, 360).steadiedBy(former)).isEqualTo(new ProbeCost(100, 360));
        assertThat(new ProbeCost(5, 120).steadiedBy(new ProbeCost(1, 120))).isEqualTo(new ProbeCost(1, 120));
        assertThat(former.steadiedBy(ProbeCost.UNKNOWN)).isEqualTo(former);
        assertThat(ProbeCost.UNKNOWN.steadiedBy(former)).isEqualTo(ProbeCost.UNKNOWN);
    }

    @Test
    void itIsSaidInWords() {
        assertThat(new ProbeCosts(new ProbeCost(48, 120), ProbeCost.NO_PROBES).words())
                .isEqualTo("48 ms a run, 120 runs per hour before; no probes after");
        assertThat(ProbeCosts.before(new ProbeCost(48, 120)).words()).endsWith("before; not known after");
        assertThat(ProbeCosts.UNKNOWN.hasFigures()).isFalse();
        assertThat(ProbeCosts.before(ProbeCost.NO_PROBES).hasFigures()).isTrue();
    }
}
