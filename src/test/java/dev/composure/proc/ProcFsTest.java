package dev.composure.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.composure.lab.Eventually;
import dev.composure.zombies.ProcessEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFsTest {

    private static final Path PROC = Path.of("/proc");
    private static final String REST = " 0 -1 4228352 0 0 0 0 7 8 9 10 20 0 1 0 99417 0\n";

    @TempDir
    Path folder;

    private void process(String pid, String stat, String namespace) throws IOException {
        Files.createDirectories(folder.resolve(pid).resolve("ns"));
        Files.writeString(folder.resolve(pid).resolve("stat"), stat);
        Files.createSymbolicLink(folder.resolve(pid).resolve("ns/pid"), Path.of(namespace));
    }

    /// The test's own tree: a shim, a container's PID 1 that does not wait, and its two zombies.
    private Process tree() throws IOException {
        var shim = Files.copy(Path.of("/bin/sh").toRealPath(), folder.resolve("containerd-shim-of-a-test"));
        return new ProcessBuilder(shim.toString(), "-c", "sh -c 'true & (exit 3) & exec sleep 60' & wait").start();
    }

    @Test
    void seesTheZombiesOfARealTree() throws IOException {
        var shim = tree();
        try {
            var zombies = Eventually.within(
                    Duration.ofSeconds(20),
                    "two zombies",
                    () -> zombiesBelow((int) shim.pid()),
                    seen -> seen.size() == 2);

            assertThat(zombies).allSatisfy(zombie -> {
                assertThat(zombie.pidNamespace()).isEqualTo(ownNamespace());
                assertThat(zombie.startTicks()).isPositive();
            });
        } finally {
            shim.descendants().forEach(ProcessHandle::destroyForcibly);
            shim.destroyForcibly();
        }
    }

    private static List<ProcessEntry> zombiesBelow(int shim) {
        var table = new ProcFs(PROC).read().orElseThrow().processes();
        return table.stream()
                .filter(process -> process.parent() == shim)
                .flatMap(init -> table.stream().filter(child -> child.parent() == init.pid()))
                .filter(ProcessEntry::isZombie)
                .toList();
    }

    private static long ownNamespace() {
        try {
            var link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return Long.parseLong(link.replaceAll("\\D", ""));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void readsNamespacesOfZombiesAndOfWhatMayBePidOne() throws IOException {
        process("10", "10 (containerd-shim) S 1 10 10" + REST, "pid:[1]");
        process("20", "20 (node) S 10 20 20" + REST, "pid:[2]");
        process("21", "21 (worker) S 20 20 20" + REST, "pid:[2]");
        process("22", "22 (wget) Z 20 22 22" + REST, "pid:[2]");
        process("30", "30 (bash) S 1 30 30" + REST, "pid:[1]");

        var table = new ProcFs(folder).read().orElseThrow();

        assertThat(table.processes()).extracting(ProcessEntry::pidNamespace).containsExactly(0L, 2L, 0L, 2L, 0L);
        assertThat(table.zombiesOf(20)).extracting(ProcessEntry::pid).containsExactly(22);
    }

    @Test
    void leavesOutWhatVanishesAndWhatCannotBeRead() throws IOException {
        process("10", "10 (containerd-shim) S 1 10 10" + REST, "pid:[1]");
        process("20", "20 (node) S 10 20 20" + REST, "not a namespace");
        process("21", "21 (cut", "pid:[2]");
        process("22", "", "pid:[2]");
        Files.createDirectory(folder.resolve("23"));
        Files.createDirectory(folder.resolve("sys"));

        assertThat(new ProcFs(folder).read().orElseThrow().processes())
                .extracting(ProcessEntry::pid, ProcessEntry::pidNamespace)
                .containsExactly(tuple(10, 0L), tuple(20, 0L));
    }

    @Test
    void theChildrenAloneShowTheSameZombies() throws IOException {
        var shim = tree();
        try {
            var zombies = Eventually.within(
                    Duration.ofSeconds(20),
                    "two zombies",
                    () -> zombiesBelow((int) shim.pid()),
                    seen -> seen.size() == 2);
            int init = zombies.getFirst().parent();
            var below = new ProcFs(PROC).readBelow(Set.of(init)).orElseThrow();

            assertThat(below.processes()).hasSize(4);
            assertThat(below.zombiesOf(init)).isEqualTo(zombies);
            assertThat(below.firstProcess(init)).isPresent();
            assertThat(below.uptime()).isPositive();
        } finally {
            shim.descendants().forEach(ProcessHandle::destroyForcibly);
            shim.destroyForcibly();
        }
    }

    @Test
    void readsChildrenOfEveryThread() throws IOException {
        process("10", "10 (containerd-shim) S 1 10 10" + REST, "pid:[1]");
        process("20", "20 (java) S 10 20 20" + REST, "pid:[2]");
        process("22", "22 (wget) Z 20 22 22" + REST, "pid:[2]");
        process("23", "23 (wget) Z 20 23 23" + REST, "pid:[2]");
        process("30", "30 (wget) Z 29 30 30" + REST, "pid:[2]");
        children("20/task/20", "22 ");
        children("20/task/21", "23 24 ");

        assertThat(new ProcFs(folder).readBelow(Set.of(20, 99)).orElseThrow().processes())
                .extracting(ProcessEntry::pid)
                .containsExactly(10, 20, 22, 23);
    }

    private void children(String task, String pids) throws IOException {
        Files.createDirectories(folder.resolve(task));
        Files.writeString(folder.resolve(task).resolve("children"), pids);
    }

    @Test
    void aKernelThatListsNoChildrenIsReadWhole() throws IOException {
        process("10", "10 (containerd-shim) S 1 10 10" + REST, "pid:[1]");
        process("20", "20 (java) S 10 20 20" + REST, "pid:[2]");
        process("30", "30 (wget) Z 29 30 30" + REST, "pid:[2]");
        Files.createDirectories(folder.resolve("20/task/20"));

        assertThat(new ProcFs(folder).readBelow(Set.of(20)).orElseThrow().processes())
                .hasSize(3);
    }

    @Test
    void tellsWhatAProcessMakesOfItsDeadChildren() throws IOException {
        process("20", "20 (java) S 10 20 20" + REST, "pid:[2]");
        Files.writeString(folder.resolve("20/status"), "Name:\tjava\nSigIgn:\t0000000000010000\n");

        assertThat(new ProcFs(folder).status(20).orElseThrow().ignoresChildren())
                .isTrue();
        assertThat(new ProcFs(folder).status(21)).isEmpty();
        assertThat(new ProcFs(PROC).status(1).orElseThrow().ignoresChildren()).isFalse();
    }

    @Test
    void isEmptyWhereTheEnginesProcessesAreNotShown() throws IOException {
        process("1", "1 (java) S 0 1 1" + REST, "pid:[1]");

        assertThat(new ProcFs(folder).read()).isEmpty();
        assertThat(new ProcFs(folder.resolve("nowhere")).read()).isEmpty();
    }
}
