package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.PolicyLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    private static String policy(int number, String project) {
        return """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: p%d}
                spec: {match: {projects: [%s]}}
                """.formatted(number, project);
    }

    private Path fiveHundred() throws IOException {
        var many = Files.createDirectory(folder.resolve("policies"));
        for (int number = 0; number < 500; number++) {
            Files.writeString(many.resolve("p%d.yaml".formatted(number)), policy(number, "team-%d".formatted(number)));
        }
        return many;
    }

    @Test
    @Timeout(20)
    void fiveHundredFilesAreRead() throws IOException {
        fiveHundred();
        assertThat(files.load("policies"))
                .isInstanceOfSatisfying(
                        PolicyLoad.Loaded.class,
                        loaded -> assertThat(loaded.policies().policies()).hasSize(500));
    }

    @Test
    @Timeout(20)
    void twoOfFiveHundredThatOverlapAreNamed() throws IOException {
        var many = fiveHundred();
        Files.writeString(many.resolve("p321.yaml"), policy(321, "team-123"));
        assertThat(files.load("policies"))
                .isInstanceOfSatisfying(
                        PolicyLoad.Refused.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.place()).contains("p321.yaml");
                            assertThat(error.message())
                                    .contains("`p321` overlaps `p123`", "p123.yaml", "both match the same");
                        }));
    }

    @Test
    void whatIsNotThereHasNone() {
        assertThat(files.stamp("nowhere.yaml")).isEmpty();
    }
}
