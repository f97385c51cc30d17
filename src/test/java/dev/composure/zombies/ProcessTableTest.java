package dev.composure.zombies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTableTest {

    private static ProcessEntry process(int pid, int parent, char state, long namespace) {
        return new ProcessEntry(pid, parent, state, pid, 100L + pid, "wget", namespace);
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
    void withoutNamespacesTheChildrenOfPidOneCount() {
        var table = new ProcessTable(List.of(process(10, 1, 'S', 0), process(11, 10, 'Z', 0), process(12, 11, 'Z', 0)));
        assertThat(table.zombiesOf(10)).extracting(ProcessEntry::pid).containsExactly(11);
    }

    @Test
    void theLivingAreNotCounted() {
        var table = new ProcessTable(List.of(process(10, 1, 'S', 7), process(11, 10, 'S', 7)));
        assertThat(table.zombiesOf(10)).isEmpty();
    }
}
