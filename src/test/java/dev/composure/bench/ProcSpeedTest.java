package dev.composure.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Command;
import dev.composure.lab.Eventually;
import dev.composure.proc.ProcFs;
import dev.composure.zombies.ProcessTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long one pass over the process table takes, beside a C program that does the same reads and beside `ps`, in turns,
 * so that all of them meet the same machine. It prints a table and reports the row that has bars; no time decides
 * whether it passes.
 */
@Tag("bench")
class ProcSpeedTest {

    private static final List<Integer> SIZES = List.of(1_000, 5_000, 20_000);
    private static final int PROMISED = 5_000;
    private static final int ZOMBIES_IN = 5;
    private static final int SMALL = 10;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 60;
    private static final ProcFs PROC = new ProcFs(Path.of("/proc"));

    @TempDir
    static Path folder;

    private record Row(int processes, long ours, long ofC, long ofPs, long below) {
        String text() {
            return ("%,7d processes   %7.1f ms   C %7.1f ms (%.2f ×)   ps %7.1f ms (%4.1f ×)   one small container by its children"
                            + " %4.1f ms")
                    .formatted(
                            processes,
                            ours / 1e6,
                            ofC / 1e6,
                            (double) ours / ofC,
                            ofPs / 1e6,
                            (double) ofPs / ours,
                            below / 1e6);
        }

        void reportWhereThereIsABar() {
            if (processes == PROMISED) {
                Figures.report(Bar.PROC_BESIDE_C, (double) ours / ofC);
                Figures.report(Bar.PROC_BESIDE_PS, (double) ofPs / ours);
            }
        }
    }

    @Test
    void onePass() {
        var program = Crowd.compiled("crowd", folder);
        var pass = Crowd.compiled("procpass", folder);
        for (int size : SIZES) {
            if (size > Crowd.mostProcesses() / 3 * 2) {
                System.out.printf("%,7d processes   not run: kernel.pid_max is too small%n", size);
                continue;
            }
            try (var crowd = Crowd.of(program, size, size / ZOMBIES_IN);
                    var small = Crowd.of(program, SMALL, SMALL / ZOMBIES_IN)) {
                awaitZombies(crowd, size);
                awaitZombies(small, SMALL);
                var row = measured(pass, size, small.first());
                System.out.println(row.text());
                row.reportWhereThereIsABar();
            }
        }
    }

    private static void awaitZombies(Crowd crowd, int size) {
        Eventually.within(
                Duration.ofSeconds(30),
                "all zombies are there",
                () -> zombies(read(), crowd.first()),
                seen -> seen == size / ZOMBIES_IN);
    }

    private static Row measured(Path pass, int size, int small) {
        for (int round = 0; round < WARM_UP * 1_000 / size + 5; round++) {
            read();
        }
        var ours = new ArrayList<Long>();
        var ofC = new ArrayList<Long>();
        var ofPs = new ArrayList<Long>();
        var below = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(time(ProcSpeedTest::read));
            ofC.add(ofC(pass, size));
            below.add(time(() -> assertThat(
                            zombies(PROC.readBelow(Set.of(small)).orElseThrow(), small))
                    .isEqualTo(SMALL / ZOMBIES_IN)));
            ofPs.add(time(() -> Command.run(Map.of(), List.of("ps", "-eo", "pid,ppid,stat,comm"))
                    .succeeded()));
        }
        return new Row(size, median(ours), median(ofC), median(ofPs), median(below));
    }

    /** By their parent, as all crowds are in one pid namespace. */
    private static long zombies(ProcessTable table, int parent) {
        return table.zombiesOf(parent).stream()
                .filter(zombie -> zombie.parent() == parent)
                .count();
    }

    private static ProcessTable read() {
        return PROC.read().orElseThrow();
    }

    private static long ofC(Path pass, int size) {
        var words = Command.run(Map.of(), List.of(pass.toString(), "1"))
                .succeeded()
                .strip()
                .split(" ", -1);
        assertThat(Integer.parseInt(words[0])).isGreaterThan(size);
        assertThat(Integer.parseInt(words[1])).isGreaterThanOrEqualTo(size / ZOMBIES_IN);
        return Long.parseLong(words[2]);
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
