package dev.composure.zombies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessTableTest {

    private static ProcessEntry process(int pid, int parent, char state, long namespace) {
        return new ProcessEntry(pid, parent, state, pid, 100L + pid, "wget", namespace);
    }

    private static ProcessEntry shim(int pid) {
        return new ProcessEntry(pid, 1, 'S', pid, 1, "containerd-shim", 0);
    }

    @Test
    void zombiesAreGroupedByTheirPidNamespace() {
        var table = new ProcessTable(List.of(
                process(30, 20, 'Z', 7),
                process(10, 1, 'S', 7),
                process(20, 10, 'S', 7),
                process(11, 10, 'Z', 7),
                process(40, 1, 'Z', 8)));
        assertThat(table.zombiesOf(10)).extracting(ProcessEntry::pid).containsExactly(11, 30);
    }

    @Test
    void withoutNamespacesWhatIsBelowPidOneCounts() {
        var table = new ProcessTable(List.of(
                process(10, 5, 'S', 0),
                process(11, 10, 'Z', 0),
                process(12, 10, 'S', 0),
                process(13, 12, 'Z', 0),
                process(14, 5, 'Z', 0)));
        assertThat(table.zombiesOf(10)).extracting(ProcessEntry::pid).containsExactly(11, 13);
    }

    @Test
    void zombiesOfAContainerInAContainerAreItsOwn() {
        var table = new ProcessTable(List.of(
                process(10, 5, 'S', 7),
                process(11, 10, 'S', 7),
                shim(12),
                new ProcessEntry(13, 12, 'S', 13, 200, "app", 8),
                process(14, 13, 'Z', 8)));
        var nested = new ProcessTable(table.processes().stream()
                .map(entry -> entry.pid() == 12 ? new ProcessEntry(12, 11, 'S', 12, 111, "containerd-shim", 0) : entry)
                .toList());

        assertThat(nested.zombiesOf(10)).isEmpty();
        assertThat(nested.zombiesOf(13)).extracting(ProcessEntry::pid).containsExactly(14);
    }

    @Test
    void zombiesInANamespaceThatTheApplicationMadeAreTheApplications() {
        var table = new ProcessTable(
                List.of(shim(5), process(10, 5, 'S', 7), process(20, 10, 'S', 8), process(21, 20, 'Z', 8)));

        assertThat(table.zombiesOf(10)).extracting(ProcessEntry::pid).containsExactly(21);
    }

    @Test
    void theLivingAreNotCounted() {
        var table = new ProcessTable(List.of(process(10, 1, 'S', 7), process(11, 10, 'S', 7)));
        assertThat(table.zombiesOf(10)).isEmpty();
    }

    @Test
    void aParentThatGotItsPidLaterIsNone() {
        var parent = new ProcessEntry(12, 10, 'S', 12, 900, "late", 0);
        var zombie = new ProcessEntry(13, 12, 'Z', 13, 300, "early", 0);
        var table = new ProcessTable(List.of(process(10, 5, 'S', 0), parent, zombie));

        assertThat(table.parentOf(zombie)).isEmpty();
        assertThat(table.zombiesOf(10)).isEmpty();
    }

    @Test
    void aTreeThatCannotBeIsNotFollowedForever() {
        var one = new ProcessEntry(12, 13, 'S', 12, 300, "a", 0);
        var two = new ProcessEntry(13, 12, 'Z', 13, 300, "b", 0);

        assertThat(new ProcessTable(List.of(one, two)).zombiesOf(10)).isEmpty();
    }

    @Test
    void onlyWhatHangsUnderAShimIsAContainersFirstProcess() {
        var table = new ProcessTable(List.of(shim(5), process(10, 5, 'S', 7), process(11, 1, 'S', 7)));

        assertThat(table.firstProcess(10)).map(ProcessEntry::pid).hasValue(10);
        assertThat(table.firstProcess(11)).isEmpty();
        assertThat(table.firstProcess(12)).isEmpty();
        assertThat(table.find(4)).isEmpty();
    }

    @Test
    void aLookAtChildrenIsCompletedByWhatOthersHeld() {
        var everything = new ProcessTable(List.of(
                shim(5),
                process(10, 5, 'S', 7),
                process(11, 10, 'Z', 7),
                process(12, 10, 'S', 0),
                process(13, 12, 'S', 0),
                process(14, 13, 'Z', 0),
                process(15, 13, 'Z', 7),
                process(20, 5, 'S', 8),
                process(21, 20, 'Z', 8)));
        var below = new ProcessTable(
                List.of(shim(5), process(10, 5, 'S', 7), process(12, 10, 'S', 0), process(16, 10, 'Z', 7)),
                Duration.ofSeconds(9));

        var both = below.withHeldOf(everything, Set.of(10, 99));

        assertThat(both.zombiesOf(10)).extracting(ProcessEntry::pid).containsExactly(14, 15, 16);
        assertThat(both.zombiesOf(20)).isEmpty();
        assertThat(both.uptime()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void whatAnEarlierContainerHeldIsNotAddedToALaterOneWithItsPid() {
        var everything = new ProcessTable(
                List.of(shim(5), process(10, 5, 'S', 7), process(12, 10, 'S', 7), process(13, 12, 'Z', 7)));
        var later = new ProcessTable(List.of(shim(5), new ProcessEntry(10, 5, 'S', 10, 999, "other", 7)));

        assertThat(later.withHeldOf(everything, Set.of(10)).zombiesOf(10)).isEmpty();
    }

    @Test
    void startsAreToldByTheClock() {
        var now = Instant.parse("2026-11-24T12:00:00Z");
        var table = new ProcessTable(List.of(), Duration.ofSeconds(100));

        assertThat(table.startOf(new ProcessEntry(9, 1, 'Z', 9, 9_950, "x", 0), now))
                .isEqualTo(now.minusMillis(500));
    }

    @Test
    void onlyWhatALookBeforeSawCounts() {
        var before = Lasting.of(List.of(process(11, 10, 'Z', 7), process(12, 10, 'Z', 7)));
        var sameNumberAgain = new ProcessEntry(12, 10, 'Z', 12, 999, "wget", 7);

        assertThat(before.among(List.of(process(11, 10, 'Z', 7), sameNumberAgain, process(13, 10, 'Z', 7))))
                .extracting(ProcessEntry::pid)
                .containsExactly(11);
    }
}
