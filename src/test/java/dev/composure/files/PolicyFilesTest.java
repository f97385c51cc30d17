package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {

    private static final FileTime NOON = FileTime.fromMillis(1_800_000_000_000L);

    @TempDir
    Path folder;

    private PolicyFiles files;

    @BeforeEach
    void onePolicy() throws IOException {
        files = new PolicyFiles(folder);
        write("a.yaml", "mode: audit");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, NOON);
    }

    @Test
    void theStampStaysWhereNothingChanges() {
        assertThat(files.stamp(".")).isPresent().isEqualTo(files.stamp("."));
        assertThat(files.stamp("")).isPresent().isEqualTo(files.stamp("built-in"));
    }

    @Test
    void theSizeIsInIt() throws IOException {
        var before = files.stamp("a.yaml");
        write("a.yaml", "mode: enforce");
        assertThat(files.stamp("a.yaml")).isNotEqualTo(before);
    }

    @Test
    void theTimeIsInIt() throws IOException {
        var before = files.stamp("a.yaml");
        Files.setLastModifiedTime(folder.resolve("a.yaml"), FileTime.fromMillis(NOON.toMillis() + 1));
        assertThat(files.stamp("a.yaml")).isNotEqualTo(before);
    }

    @Test
    void aFileOfEqualSizeAndTimeThatTakesThePlaceIsAnother() throws IOException {
        var before = files.stamp("a.yaml");
        write("next", "mode: adult");
        Files.move(folder.resolve("next"), folder.resolve("a.yaml"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(files.stamp("a.yaml")).isNotEqualTo(before);
    }

    @Test
    void aFurtherPolicyOfTheFolderIsInItAndAPolicyTestIsNot() throws IOException {
        var before = files.stamp(".");
        write("a.test.yaml", "x");
        assertThat(files.stamp(".")).isEqualTo(before);
        write("b.yaml", "x");
        assertThat(files.stamp(".")).isNotEqualTo(before);
    }

    @Test
    void whatIsNotThereHasNone() {
        assertThat(files.stamp("nowhere.yaml")).isEmpty();
    }
}
