package dev.composure.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedDiffTest {

    @TempDir
    Path folder;

    @Test
    void aMissingLineEndIsSaid() {
        var diff = UnifiedDiff.render(List.of(new FileChange("a.yaml", "x\ny", "x\nz\n")));

        assertThat(diff).isEqualTo("""
                --- a/a.yaml
                +++ b/a.yaml
                @@ -1,2 +1,2 @@
                 x
                -y
                \\ No newline at end of file
                +z
                """);
    }

    @Test
    void nothingChangedIsNoDiff() {
        assertThat(UnifiedDiff.render(List.of())).isEmpty();
        assertThat(UnifiedDiff.render(List.of(new FileChange("a", "x\n", "x\n"))))
                .isEmpty();
    }

    @Test
    void onlyChangedLinesLeaveTheMachineAndNoCredentials() {
        var change = new FileChange("a", "top\nurl: https://me:pa55@a\nsecret: x\n", "top\nurl: http://a\nsecret: x\n");

        assertThat(UnifiedDiff.renderMasked(List.of(change))).isEqualTo("""
                --- a/a
                +++ b/a
                @@ -2,1 +2,1 @@
                -url: https://***@a
                +url: http://a
                """);
    }

    /// What the tools make of a diff of ours is the new text, byte for byte.
    @ParameterizedTest
    @CsvSource(textBlock = """
            a.yaml,        'a;b;c;d;e;f;g;h;i;j;', 'a;b;c;d;x;e;f;g;h;i;J;'
            deep/er/a.yml, 'a;b',                  'a;c'
            a.yaml,        'a;b',                  'a;b;'
            a.yaml,        'a;b;',                 'a;b'
            a.yaml,        'a~;b~;c~;',            'a~;x~;b~;c~;'
            with blank.yaml, 'a;',                 'b;a;'
            a.yaml,        '',                     'a;'
            """)
    void gitAndPatchApplyIt(String path, String before, String after) throws IOException, InterruptedException {
        var change = new FileChange(path, lines(before), lines(after));
        for (var tool :
                List.of(List.of("git", "apply", "--whitespace=nowarn"), List.of("patch", "-p1", "--binary", "-s"))) {
            var home = Files.createTempDirectory(folder, "apply");
            var file = home.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, change.before());

            apply(tool, home, UnifiedDiff.render(List.of(change)));

            assertThat(Files.readString(file)).as("%s", tool).isEqualTo(change.after());
        }
    }

    /// Without context the numbers alone say where a line belongs.
    @ParameterizedTest
    @CsvSource(textBlock = """
            'a;b;c;d;', 'x;a;b;c;d;'
            'a;b;c;d;', 'a;b;x;y;c;d;'
            'a;b;c;d;', 'a;b;c;d;x;'
            'a;b;c;d;', 'b;c;d;'
            'a;b;c;d;', 'a;d;'
            'a;b;c;d;', 'a;x;b;c;d;y;'
            """)
    void gitAppliesItWithoutContext(String before, String after) throws IOException, InterruptedException {
        var change = new FileChange("a.yaml", lines(before), lines(after));
        var home = Files.createTempDirectory(folder, "apply");
        var file = Files.writeString(home.resolve("a.yaml"), change.before());

        apply(List.of("git", "apply", "--unidiff-zero"), home, UnifiedDiff.renderMasked(List.of(change)));

        assertThat(Files.readString(file)).isEqualTo(change.after());
    }

    private static String lines(String text) {
        return text.replace('~', '\r').replace(';', '\n');
    }

    private static void apply(List<String> tool, Path home, String diff) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(tool).directory(home.toFile()).redirectErrorStream(true);
        builder.environment()
                .put("GIT_CEILING_DIRECTORIES", home.resolve("..").normalize().toString());
        var process = builder.start();
        try (var input = process.outputWriter()) {
            input.write(diff);
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s: %s%n%s", tool, said, diff).isZero();
    }
}
