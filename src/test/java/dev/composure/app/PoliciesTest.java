package dev.composure.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.files.DiskSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line in a process of its own, on a host where no program can be found.
class PoliciesTest {

    @TempDir
    Path folder;

    private record Run(int code, String out) {}

    private Run run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + folder.resolve("classes.log"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("PATH", folder.toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.redirectErrorStream(true);
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out);
    }

    private String classes() {
        return new DiskSources().read(folder.resolve("classes.log").toString()).orElse("");
    }

    @Test
    void policiesInGitNeedNoGitOnTheHost() throws IOException, InterruptedException, GitAPIException {
        var origin = Files.createDirectory(folder.resolve("origin"));
        Files.writeString(
                origin.resolve("p.yaml"),
                "apiVersion: composure.dev/v1alpha1\nkind: HealthcheckPolicy\nmetadata: {name: fetched}\n");
        String commit;
        try (var git = Git.init().setDirectory(origin.toFile()).call()) {
            git.add().addFilepattern(".").call();
            commit = git.commit()
                    .setMessage("m")
                    .setAuthor("t", "t@example.com")
                    .setCommitter("t", "t@example.com")
                    .setSign(false)
                    .call()
                    .name();
        }
        Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: x}}\n");

        var shown = run("policy", "show", "--policy", "file://" + origin);
        var checked = run("check", "--policy", "file://" + origin, "--format", "json");

        assertThat(shown.out())
                .contains("revision  " + commit + "\n", "policy fetched (file://" + origin + "//p.yaml:3:18)");
        assertThat(shown.code()).isZero();
        assertThat(checked.out()).contains("\"revision\" : \"" + commit + "\"");
        assertThat(checked.code()).isZero();
        assertThat(classes()).contains("org.eclipse.jgit.");
    }

    @Test
    void withoutGitNothingOfItIsLoaded() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: x}}\n");

        assertThat(run("check").code()).isZero();

        assertThat(classes()).contains("dev.composure.app.Main").doesNotContain("org.eclipse.jgit.");
    }
}
