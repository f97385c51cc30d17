package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.compose.UnreadableSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskSourcesTest {

    private final DiskSources sources = new DiskSources();

    @TempDir
    Path folder;

    private String file(byte[] content) throws IOException {
        return Files.write(folder.resolve("compose.yaml"), content).toString();
    }

    private void assertUnreadable(String path, String why) {
        assertThatThrownBy(() -> sources.read(path))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "services: {}\r\n", "\ufeffservices:\n", "名: ü\n", "no newline", "\ud83d\ude00", "a\0b"})
    void givesTheTextBackByteForByte(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var read = sources.read(file(bytes)).orElseThrow();

        assertThat(read).isEqualTo(text);
        assertThat(read.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
    }

    @Test
    void aFileThatIsNotThereIsEmpty() {
        assertThat(sources.read(folder.resolve("missing").toString())).isEmpty();
    }

    @Test
    void saysFromWhichByteOnAFileIsNotText() throws IOException {
        assertUnreadable(file(new byte[] {'a', ':', ' ', (byte) 0xe4, '\n'}), "not UTF-8 text (from byte 3 on)");
        assertUnreadable(file(new byte[] {'a', (byte) 0xc3}), "not UTF-8 text (from byte 1 on)");
        assertUnreadable(file("services:".getBytes(StandardCharsets.UTF_16)), "Save it as UTF-8");
    }

    @Test
    void refusesFoldersDevicesAndWhatIsTooLarge() throws IOException {
        assertUnreadable(folder.toString(), "This is a folder, not a file.");
        assertUnreadable("/dev/zero", "is not a regular file");
        try (var large = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength(BoundedFile.MAX_BYTES + 1L);
        }
        assertUnreadable(folder.resolve("large").toString(), "is larger than 16 MiB");
    }

    @Test
    void saysWhyAPathCannotBeUsed() throws IOException {
        assertUnreadable("/a\0b", "is no path");
        assertUnreadable(folder.resolve("n".repeat(300)).toString(), "cannot be read");
        var loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        assertUnreadable(loop.toString(), "cannot be read");
    }
}
