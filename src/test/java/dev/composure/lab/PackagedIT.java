package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tarball of `make dist`, as somebody has it who downloads it.
@Tag("long")
class PackagedIT {

    @TempDir
    Path folder;

    private static Command run(Path folder, String... words) {
        return Command.runIn(folder, Map.of(), List.of(words));
    }

    @Test
    void itsChecksumsHold() throws IOException {
        var archive = Shipped.archive().toAbsolutePath();
        run(archive.resolveSibling(""), "sha256sum", "--check", archive + ".sha256")
                .succeeded();

        run(folder, "tar", "--extract", "--strip-components=1", "--file", archive.toString())
                .succeeded();
        var contents = Files.readString(Path.of(archive + ".contents"));
        assertThat(contents.lines()).anyMatch(line -> line.endsWith("  ./app/serve.aot"));
        var listed = Files.writeString(folder.resolve("listed"), contents.replaceAll("(?m)^#.*\n", ""));
        run(folder, "sha256sum", "--check", "--quiet", "--strict", listed.toString())
                .succeeded();
    }

    @Test
    void itBringsAManualAndCompletions() {
        run(
                        folder,
                        "tar",
                        "--extract",
                        "--strip-components=1",
                        "--file",
                        Shipped.archive().toAbsolutePath().toString())
                .succeeded();

        assertThat(folder.resolve("share/man/man1/composure.1"))
                .content()
                .contains(".SS composure serve\n", ".SS composure check\n", ".SS composure rollback\n");
        for (var script : List.of("share/bash-completion/completions/composure", "share/zsh/composure.zsh")) {
            run(folder, "bash", "-n", script).succeeded();
            assertThat(folder.resolve(script)).content().contains("complete -F _composure_with_projects");
        }
        assertThat(folder.resolve("share/fish/vendor_completions.d/composure.fish"))
                .content()
                .contains("complete -c composure");
    }

    @Test
    void itRunsInABareDebian() {
        Prerequisite.root();
        run(Path.of(""), "src/build/bare-check.sh", Shipped.archive().toString())
                .succeeded();
    }

    @Test
    void twoBuildsGiveTheSameBytes() {
        run(Path.of(""), "src/build/reproducible.sh").succeeded();
    }
}
