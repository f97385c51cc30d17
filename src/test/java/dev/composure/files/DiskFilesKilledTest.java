package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A writer that is killed (SIGKILL) at any moment leaves the old content or the new, whole.
class DiskFilesKilledTest {

    private static final int SIZE = 3 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void leavesOneContentOrTheOther(long seed) throws IOException, InterruptedException {
        var root = Files.createDirectory(folder.resolve("projects"));
        var content = new byte[SIZE];
        Arrays.fill(content, (byte) 'x');
        content[0] = 'a';
        var file = Files.write(root.resolve("compose.yaml"), content);

        var writer = ChildWriter.start(
                folder.resolve("classes"), List.of(), List.of(root.toString(), file.toString(), "true", "unused"));
        Eventually.within(Duration.ofSeconds(30), "the writer writes", () -> firstByteOf(file), first -> first == 'b');
        writer.waitFor(RandomGenerator.of("L64X128MixRandom").nextLong(seed * 20), TimeUnit.MILLISECONDS);
        writer.destroyForcibly().waitFor();

        assertWhole(file);
        new DiskFiles(List.of(root)).removeLeftovers(root);
        try (var entries = Files.list(root)) {
            assertThat(entries).containsExactly(file);
        }
    }

    private static int firstByteOf(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return stream.read();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void assertWhole(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize(SIZE);
        assertThat(bytes[0]).isIn((byte) 'a', (byte) 'b');
        bytes[0] = 'x';
        var expected = new byte[SIZE];
        Arrays.fill(expected, (byte) 'x');
        assertThat(Arrays.equals(bytes, expected)).isTrue();
    }
}
