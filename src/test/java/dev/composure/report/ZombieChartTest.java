package dev.composure.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.report.ZombieChart.Glyphs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZombieChartTest {

    private static final ZombieChart BLOCKS = new ZombieChart(Paint.PLAIN, Glyphs.BLOCKS);
    private static final ZombieChart ASCII = new ZombieChart(Paint.PLAIN, Glyphs.ASCII);

    @Test
    void aLeakClimbs() {
        var curve = ZombieCurve.empty().before(1, 2).before(2, 4).before(3, 6).before(4, 8);
        assertThat(ASCII.render(curve))
                .containsExactly(
                        "     8 |      ##",
                        "       |    ..##",
                        "       |    ####",
                        "     4 |  ######",
                        "       |..######",
                        "       |########",
                        "     0 +" + "-".repeat(66),
                        "        4 probes, 8 zombies");
    }

    @Test
    void aRemedyIsMarkedAndWhatFollowsIsFlat() {
        var curve = ZombieCurve.empty().before(1, 4).after(1, 0).after(2, 0);
        var lines = BLOCKS.render(curve);
        assertThat(lines).hasSize(8);
        assertThat(lines.getFirst()).isEqualTo("     4 │██┊");
        assertThat(lines.get(5)).isEqualTo("       │██┊▁▁▁▁");
        assertThat(lines.getLast()).contains("1 probe, 4 zombies   2 probes, 0 zombies");
    }

    @Test
    void withoutAProbeThereIsNothingToShow() {
        var lines = BLOCKS.render(ZombieCurve.empty());
        assertThat(lines).hasSize(8).first().isEqualTo("     4 │");
        assertThat(lines.getLast()).contains("no probe yet");
    }

    @Test
    void whatHasNoRoomIsLeftOutAtTheOldEnd() {
        var curve = ZombieCurve.empty();
        for (int probe = 1; probe <= 100; probe++) {
            curve = curve.before(probe, probe).after(probe, 0);
        }
        assertThat(BLOCKS.render(curve))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void coloursAreOnlyPaint() {
        var curve = ZombieCurve.empty().before(1, 1).after(1, 0);
        var painted = String.join("\n", new ZombieChart(Paint.COLOURED, Glyphs.BLOCKS).render(curve));
        assertThat(painted).contains("\u001B[");
        assertThat(painted.replaceAll("\u001B\\[[0-9;]*m", "").lines().map(String::stripTrailing))
                .containsExactlyElementsOf(
                        BLOCKS.render(curve).stream().map(String::stripTrailing).toList());
    }

    @Test
    void probesThatNobodyLookedAtSawWhatTheLookBeforeDid() {
        var curve = ZombieCurve.empty().before(0, 9).before(2, 4).before(4, 8);
        assertThat(curve.before()).containsExactly(0, 4, 4, 8);
    }

    @Test
    void oneLineSaysTheLatest() {
        assertThat(ASCII.line(List.of(1))).isEqualTo("1 probe, 1 zombie         #");
        assertThat(ASCII.line(List.of(1, 200))).hasSize(66);
    }
}
