package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with one input is said with its place and the way out, the exit code is 2, and the others are
/// reported all the same.
class BadInputTest {

    private static final String LEAKING = """
            services:
              web:
                image: web
                healthcheck:
                  test: ["CMD", "busybox", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1"]
            """;

    @TempDir
    Path temporary;

    Path folder;

    @BeforeEach
    void putALeakingFileBeside() throws IOException {
        folder = temporary.toRealPath();
        write("good.yaml", LEAKING);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private CommandRun check(String... arguments) {
        var words = new String[arguments.length + 1];
        words[0] = "check";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return CommandRun.in(folder, words);
    }

    private void assertReported(CommandRun run, String place, String wayOut) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).anyMatch(line -> line.startsWith(place + ": error: ") && line.contains(wayOut));
        assertThat(run.out()).contains("good.yaml", "orphan-always");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '\u0001', textBlock = """
            '', bad.yaml:1:1, services
            # only a comment, bad.yaml:1:1, services
            services: [, bad.yaml:1:12, not YAML
            a: b: c, bad.yaml:1:5, not YAML
            just words, bad.yaml:1:1, services
            {services: {web: {image: x; helthcheck: {}}}}, bad.yaml:1:29, Did you mean `healthcheck`?
            {services: [web]}, bad.yaml:1:12, must be a mapping
            {image: x; healthcheck: {}}, bad.yaml:1:1, services
            """)
    void aFileThatIsNoComposeFile(String text, String place, String wayOut) throws IOException {
        write("bad.yaml", text.replace("''", "").replace(';', ','));

        assertReported(check("good.yaml", "bad.yaml"), place, wayOut);
    }

    @Test
    void aFileThatIsNotThere() {
        assertReported(check("good.yaml", "nowhere.yaml"), "nowhere.yaml", "There is no such file. Check the path");
        assertReported(check("-f", "nowhere.yaml", "good.yaml"), "nowhere.yaml", "There is no such file");
        assertReported(check("-f", ".", "good.yaml"), ".", "This is a folder. Give it as a path, without -f");
    }

    @Test
    void aFolderWithoutComposeFiles() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertReported(check("good.yaml", "empty"), "empty", "Name the file if it is called otherwise");
        assertThat(check("empty").code()).isEqualTo(2);
        assertThat(check().code()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNoText() throws IOException {
        Files.write(folder.resolve("bad.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThat(check("good.yaml", "bad.yaml").err()).contains("bad.yaml", "not UTF-8 text", "Save it as UTF-8.");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        write("bad.yaml", LEAKING);
        Files.setPosixFilePermissions(folder.resolve("bad.yaml"), PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(folder.resolve("bad.yaml"))) {
            return; // root reads everything
        }

        assertThat(check("good.yaml", "bad.yaml").err()).contains("bad.yaml", "may not be read by this user");
    }

    @Test
    void aMissingIncludeIsAnErrorAndAMissingEnvFileANote() throws IOException {
        write("bad.yaml", "include: [gone.yaml]\n" + LEAKING);
        assertReported(check("good.yaml", "bad.yaml"), "bad.yaml:1:11", "gone.yaml");

        write("noted.yaml", LEAKING.replace("image: web", "image: web\n    env_file: gone.env"));
        var run = check("noted.yaml");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(": note: ").contains("gone.env");
        assertThat(check("-q", "noted.yaml").err()).isEmpty();
    }

    @Test
    void aPolicyWithATypo() throws IOException {
        write("policy.yaml", """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: mine}
                spec:
                  mod: audit
                  rules:
                    orphan-allways: {severity: error}
                """);

        var run = check("--policy", "policy.yaml", "good.yaml", "nowhere.yaml");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "nowhere.yaml: error: There is no such file. Check the path; it is taken from " + folder + ".",
                        "policy.yaml:5:3: error: `mod` is no key of `spec`. Did you mean `mode`?",
                        "policy.yaml:7:5: error: `orphan-allways` is no key of `spec.rules`. Did you mean"
                                + " `orphan-always`?");
        assertThat(run.out()).isEqualTo("nothing was judged\n");
    }

    @Test
    void aPolicyThatIsNotThere() throws IOException {
        assertThat(check("--policy", "nowhere.yaml", "good.yaml"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(
                        run -> assertThat(run.err())
                                .isEqualTo(
                                        "nowhere.yaml: error: There is no policy file here. Check the path, or leave it out for the built-in baseline.\n"));
        Files.createDirectory(folder.resolve("empty"));
        assertThat(check("--policy", "empty", "good.yaml").code()).isEqualTo(2);
    }

    @Test
    void aWrongOption() {
        var run = check("--frmat", "json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Unknown option: '--frmat'", "--format");
        assertThat(CommandRun.in(folder).code()).isEqualTo(2);
        assertThat(CommandRun.in(folder, "chek").err()).contains("check");
    }
}
