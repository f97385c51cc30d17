package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.docker.DockerComposeCli;
import dev.composure.lab.Prerequisite;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.FakeCompose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixCommandTest {

    private static final String LEAKING =
            "services:\r\n  notes:\r\n    image: notes # busybox\r\n    ports: [\"1111:1111\"]\r\n    healthcheck:\r\n"
                    + "      test: [CMD, wget, -q, -O, /dev/null, \"https://notes.example.com\"]";
    private static final String FIXED = LEAKING.replace("busybox\r\n", "busybox\r\n    init: true\r\n");
    private static final String ONLY_HTTP = """
            apiVersion: composure.dev/v1alpha1
            kind: HealthcheckPolicy
            metadata: {name: only-http}
            spec:
              remedies: {order: [http], allow: {retarget: true}}
            """;

    @TempDir
    Path temporary;

    Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("stack"));
        write("compose.yaml", LEAKING);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private CommandRun fix(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "fix";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.in(folder, all);
    }

    @Test
    void fixesAFileAndLeavesEveryOtherByte() throws IOException {
        var run = fix("compose.yaml");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("fixed compose.yaml\n");
        assertThat(read("compose.yaml")).isEqualTo(FIXED);
    }

    @Test
    void theSecondTimeChangesNothing() throws IOException {
        fix();
        var modified = Files.getLastModifiedTime(folder.resolve("compose.yaml"));
        var again = fix();
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEmpty();
        assertThat(again.err())
                .startsWith("What is left, and why:")
                .contains("external-target")
                .doesNotContain("orphan-always");
        assertThat(Files.getLastModifiedTime(folder.resolve("compose.yaml"))).isEqualTo(modified);
    }

    @Test
    void aDryRunPrintsADiffThatGitAndPatchAccept() throws IOException, InterruptedException {
        write("other/compose.yaml", LEAKING.replace("\r\n", "\n") + "\n");
        var run = fix("--dry-run");
        assertThat(run.code()).isEqualTo(1);
        assertThat(read("compose.yaml")).isEqualTo(LEAKING);
        var diff = Files.writeString(temporary.resolve("fix.diff"), run.out());
        assertThat(succeeds("git", "apply", "--check", diff.toString())).isTrue();
        assertThat(succeeds("patch", "--binary", "-p1", "-i", diff.toString())).isTrue();
        assertThat(read("compose.yaml")).isEqualTo(FIXED);
        assertThat(fix("--dry-run").code()).isZero();
        assertThat(succeeds("git", "apply", "--check", diff.toString()))
                .as("a diff that is applied already is refused")
                .isFalse();
    }

    private boolean succeeds(String... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(words))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    @Test
    void aBackupKeepsTheOriginalWithItsMode() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("compose.yaml"), PosixFilePermissions.fromString("rw-r-----"));
        write("compose.yaml.orig", "an earlier one");
        var run = fix("--backup");
        assertThat(run.out()).contains("kept  compose.yaml.orig.1");
        assertThat(read("compose.yaml.orig")).isEqualTo("an earlier one");
        assertThat(read("compose.yaml.orig.1")).isEqualTo(LEAKING);
        assertThat(Files.getPosixFilePermissions(folder.resolve("compose.yaml")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    @Test
    void aRemedyThatOnlyTheContainerCouldShowToWorkIsWrittenOnlyWhenAskedFor() throws IOException {
        write("policy.yml", ONLY_HTTP);
        var careful = fix("--policy", "policy.yml", "compose.yaml");
        assertThat(careful.code()).isZero();
        assertThat(careful.err()).contains("What is left", "nobody has tried");
        assertThat(read("compose.yaml")).isEqualTo(LEAKING);

        assertThat(fix("--policy", "policy.yml", "--untried", "compose.yaml").code())
                .isZero();
        assertThat(read("compose.yaml")).contains("http://127.0.0.1:1111/").contains("# busybox\r\n");
    }

    @Test
    void whatCannotBeJudgedIsReportedAndTheRestIsFixed() throws IOException {
        write("bad/compose.yaml", "services: [");
        var run = fix();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("bad/compose.yaml:");
        assertThat(read("compose.yaml")).isEqualTo(FIXED);
    }

    @Test
    void aFileThatLeadsOutOfThePathsIsNotWritten() throws IOException {
        var outside = Files.writeString(temporary.resolve("outside.yaml"), LEAKING);
        Files.delete(folder.resolve("compose.yaml"));
        Files.createSymbolicLink(folder.resolve("compose.yaml"), outside);
        write("second/compose.yaml", LEAKING);
        var run = fix();
        assertThat(run.code()).as("one was written, one was not").isEqualTo(4);
        assertThat(run.err()).contains("compose.yaml: error: ");
        assertThat(Files.readString(outside)).isEqualTo(LEAKING);
        assertThat(read("second/compose.yaml")).isEqualTo(FIXED);
        assertThat(fix("compose.yaml").code()).as("nothing was written").isEqualTo(2);
    }

    @Test
    void twoProjectsThatShareAFileAreFixedTogether() throws IOException {
        write("compose.yaml", "include: [shared/common.yaml]\n" + LEAKING.replace("\r\n", "\n") + "\n");
        write("shared/common.yaml", LEAKING.replace("notes", "other").replace("\r\n", "\n") + "\n");
        assertThat(fix().code()).isZero();
        assertThat(read("shared/common.yaml")).contains("init: true");
        assertThat(read("compose.yaml")).contains("init: true");
        assertThat(fix("--dry-run").code()).isZero();
    }

    @Test
    void nothingToJudgeIsNotSuccess() throws IOException {
        Files.delete(folder.resolve("compose.yaml"));
        assertThat(fix().code()).isEqualTo(2);
    }

    private CommandRun refereed(ComposeCli compose, String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "fix";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.refereed(folder, compose, all);
    }

    /** The compose of this host; a test that needs it is skipped without, and fails with CI=true. */
    private static ComposeCli realCompose() {
        var binary = Path.of("/usr/libexec/docker/cli-plugins/docker-compose");
        if (!Files.isExecutable(binary)) {
            throw Prerequisite.missing("docker-compose is not installed");
        }
        return DockerComposeCli.withoutEngine(
                binary.toString(), Map.of("PATH", "/usr/bin:/bin"), Duration.ofMinutes(1));
    }

    @Test
    void composeAgreesWithAFix() throws IOException {
        write("base.yaml", "services: {other: {image: o, healthcheck: {test: wget -q https://other.example.com}}}\n");
        write("compose.yaml", "include: [base.yaml]\n" + LEAKING.replace("\r\n", "\n") + "\n");
        var run = refereed(realCompose());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("not checked");
        assertThat(read("compose.yaml")).contains("init: true");
        assertThat(read("base.yaml")).contains("init: true");
    }

    @Test
    void whereComposeCannotReadTheProjectOurOwnReadingDecidesAndThatIsSaid() throws IOException {
        write("compose.yaml", LEAKING.replace("image: notes", "env_file: [missing.env]\r\n    image: notes"));
        var run = refereed(realCompose(), "compose.yaml");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("compose.yaml: note: not checked against compose");
        assertThat(read("compose.yaml")).contains("init: true");
    }

    @Test
    void aRequiredVariableThatIsNotSetHindersNoFix() throws IOException {
        write("compose.yaml", LEAKING.replace("image: notes", "image: notes:${TAG:?set it}"));
        var run = refereed(realCompose(), "--dry-run", "compose.yaml");
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("compose.yaml: note: not checked against compose: compose does not accept");
        assertThat(run.out()).contains("+    init: true");
    }

    /** Compose prints the templates too, and they change with the edit. */
    @Test
    void composeAgreesWithAnEditOfATemplateThatAllShare() throws IOException {
        write("compose.yaml", """
                x-base: &base
                  image: b
                  healthcheck: {test: [CMD, wget, -q, "https://b"]}
                services:
                  a: *base
                  b: {<<: *base, ports: ["80"]}
                """);
        write("compose.dev.yaml", "include: [compose.yaml]\n" + LEAKING.replace("\r\n", "\n") + "\n");
        var run = refereed(realCompose());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("not checked");
        assertThat(read("compose.yaml")).containsOnlyOnce("init: true").contains("  image: b\n  init: true\n");
        assertThat(read("compose.dev.yaml")).contains("init: true");
    }

    @Test
    void aFileToWhichALinkLeadsIsFixedOnceAndTheLinkStays() throws IOException, InterruptedException {
        write("0/compose.yaml", "");
        Files.delete(folder.resolve("0/compose.yaml"));
        Files.createSymbolicLink(folder.resolve("0/compose.yaml"), Path.of("../compose.yaml"));
        var diff = Files.writeString(
                temporary.resolve("fix.diff"), refereed(realCompose(), "-n").out());
        assertThat(succeeds("git", "apply", "--check", diff.toString())).isTrue();
        assertThat(succeeds("patch", "--dry-run", "--binary", "-p1", "-i", diff.toString()))
                .isTrue();
        var run = refereed(realCompose());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("not checked");
        assertThat(run.out()).isEqualTo("fixed compose.yaml\n");
        assertThat(folder.resolve("0/compose.yaml")).isSymbolicLink();
        assertThat(read("0/compose.yaml")).isEqualTo(FIXED);
    }

    @Test
    void whatComposeReadsDifferentlyIsNotWrittenAndTheRestIs() throws IOException {
        write("second/compose.yaml", LEAKING);
        var lying = new FakeCompose(_ -> new ComposeOutcome(0, ""))
                .configuring(invocation -> new ComposeOutcome(
                        0,
                        invocation.project().equals("second")
                                ? "{\"services\":{}}"
                                : invocation.directory().contains("shadow")
                                        ? "{\"services\":{\"notes\":{\"init\":true}}}"
                                        : "{\"services\":{\"notes\":{}}}"));
        var run = refereed(lying);
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("second/compose.yaml: error: not written (RewriteRefused)");
        assertThat(read("second/compose.yaml")).isEqualTo(LEAKING);
        assertThat(read("compose.yaml")).isEqualTo(FIXED);
        assertThat(refereed(lying, "--dry-run", "second/compose.yaml").out()).isEmpty();
        assertThat(refereed(lying, "second/compose.yaml").code()).isEqualTo(2);
    }

    @Test
    void envFilesOfTheEnvironmentStandForTheOption() throws IOException {
        write("compose.yaml", "services: {notes: {image: n, healthcheck: {test: 'wget -q ${SCHEME}://notes'}}}\n");
        write("a.env", "SCHEME=http\nS=s\n");
        write("b.env", "SCHEME=${SCHEME}${S}\n");
        write("c.env", "SCHEME=http\n");
        write(".env", "SCHEME=ftp\nCOMPOSE_ENV_FILES=a.env,b.env\n");
        var environment = new TreeMap<>(Map.of("COMPOSE_ENV_FILES", "a.env,b.env"));
        assertThat(CommandRun.in(folder, environment, false, "check", "compose.yaml")
                        .out())
                .contains("wget");
        assertThat(CommandRun.in(folder, environment, false, "check", "--env-file", "c.env", "compose.yaml")
                        .code())
                .as("the option wins")
                .isZero();
        assertThat(CommandRun.in(folder, "check", "compose.yaml").code())
                .as("an env file names no env files")
                .isZero();
    }
}
