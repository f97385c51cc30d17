package dev.composure.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Command;
import dev.composure.lab.Prerequisite;
import dev.composure.operate.JournalBytes;
import dev.composure.operate.WorkTrees.Tracked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real repositories, made and looked at with git itself. */
class GitWorkTreesTest {

    private static final String BEFORE = "services:\n  web: {}\n";
    private static final String AFTER = "services:\n  web: {init: true}\n";

    @TempDir
    Path folder;

    private Path repository;
    private Path file;
    private final GitWorkTrees trees = new GitWorkTrees(InstantSource.system());

    @BeforeEach
    void aRepositoryWithSomebodysWorkInIt() throws IOException {
        repository = Files.createDirectories(folder.toRealPath().resolve("stack"));
        git(repository, "init", "-q", "-b", "main");
        file = Files.writeString(repository.resolve("compose.yaml"), BEFORE);
        Files.writeString(repository.resolve("staged"), "1\n");
        Files.writeString(repository.resolve("changed"), "1\n");
        git(repository, "add", ".");
        git(repository, "commit", "-q", "-m", "first");
        Files.writeString(repository.resolve("staged"), "2\n");
        git(repository, "add", "staged");
        Files.writeString(repository.resolve("changed"), "2\n");
        Files.writeString(repository.resolve("untracked"), "2\n");
        for (var hook : List.of("pre-commit", "commit-msg", "post-commit", "reference-transaction")) {
            var script = repository.resolve(".git/hooks").resolve(hook);
            Files.createDirectories(script.getParent());
            Files.writeString(script, "#!/bin/sh\ntouch %s\nexit 1\n".formatted(folder.resolve("hook-ran")));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String git(Path where, String... words) {
        var all = new ArrayList<>(List.of(
                "git",
                "-C",
                where.toString(),
                "-c",
                "user.name=somebody",
                "-c",
                "user.email=somebody@example.com",
                "-c",
                "protocol.file.allow=always"));
        all.addAll(List.of(words));
        return Command.run(Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1"), all)
                .succeeded();
    }

    private static SortedMap<String, JournalBytes> change(Path file, String before, String after) {
        return new TreeMap<>(Map.of(
                file.toString(),
                new JournalBytes(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8))));
    }

    private void edit() throws IOException {
        Files.writeString(file, AFTER);
    }

    private String obstacle() {
        return trees.tracked(file.toString()).map(Tracked::obstacle).orElse("not tracked");
    }

    @Test
    void aCommitHoldsTheFileAndNothingElse() throws IOException {
        var before = git(repository, "status", "--porcelain");
        edit();

        assertThat(trees.commit(change(file, BEFORE, AFTER), "fix(web): reap\n\nbecause"))
                .isEmpty();

        assertThat(git(repository, "show", "--format=%an|%s|%b", "--name-only", "HEAD"))
                .contains("Composure|fix(web): reap|because", "compose.yaml")
                .doesNotContain("staged", "changed");
        assertThat(git(repository, "status", "--porcelain"))
                .as("what was staged, changed and untracked still is, and the file is clean")
                .isEqualTo(before);
        assertThat(git(repository, "show", "HEAD:compose.yaml")).isEqualTo(AFTER);
        assertThat(git(repository, "show", ":staged")).isEqualTo("2\n");
        assertThat(folder.resolve("hook-ran")).doesNotExist();
        git(repository, "fsck", "--strict");
    }

    @Test
    void committingTwiceIsCommittingOnce() throws IOException {
        edit();
        trees.commit(change(file, BEFORE, AFTER), "fix");
        assertThat(trees.commit(change(file, BEFORE, AFTER), "fix")).isEmpty();
        assertThat(git(repository, "rev-list", "--count", "HEAD")).isEqualTo("2\n");
    }

    @Test
    void whatIsPutBackIsCommittedOnlyWhereItWasCommitted() throws IOException {
        assertThat(trees.commit(change(file, AFTER, BEFORE), "revert")).isEmpty();
        assertThat(git(repository, "rev-list", "--count", "HEAD")).isEqualTo("1\n");
        edit();
        trees.commit(change(file, BEFORE, AFTER), "fix");
        Files.writeString(file, BEFORE);
        assertThat(trees.commit(change(file, AFTER, BEFORE), "revert")).isEmpty();
        assertThat(git(repository, "rev-list", "--count", "HEAD")).isEqualTo("3\n");
        assertThat(git(repository, "show", "HEAD:compose.yaml")).isEqualTo(BEFORE);
    }

    @Test
    void aBranchIsMadeWithNothingCheckedOut() throws IOException {
        var before = git(repository, "status", "--porcelain", "-b");
        var index = Files.readAllBytes(repository.resolve(".git/index"));

        assertThat(trees.branch("composure/blog-web-1", change(file, BEFORE, AFTER), "fix"))
                .isEmpty();
        assertThat(trees.branch("composure/blog-web-1", change(file, BEFORE, "other"), "fix"))
                .isEmpty();

        assertThat(git(repository, "show", "composure/blog-web-1:compose.yaml")).isEqualTo(AFTER);
        assertThat(git(repository, "diff", "--name-only", "main", "composure/blog-web-1"))
                .isEqualTo("compose.yaml\n");
        assertThat(git(repository, "status", "--porcelain", "-b")).isEqualTo(before);
        assertThat(Files.readAllBytes(repository.resolve(".git/index"))).isEqualTo(index);
        assertThat(file).hasContent(BEFORE);
        assertThat(folder.resolve("hook-ran")).doesNotExist();
    }

    @Test
    void whatStandsInTheWayIsSaid() throws IOException {
        assertThat(obstacle()).isEmpty();
        Files.writeString(file, BEFORE + "# mine\n");
        assertThat(obstacle()).contains("not committed");
        git(repository, "add", "compose.yaml");
        assertThat(obstacle()).contains("staged");
        assertThat(trees.commit(change(file, BEFORE, AFTER), "fix"))
                .hasValueSatisfying(why -> assertThat(why).contains("compose.yaml has other changes"));
        assertThat(git(repository, "rev-list", "--count", "HEAD")).isEqualTo("1\n");
    }

    @Test
    void aRebaseThatIsUnderWayIsLeftAlone() throws IOException {
        Files.createDirectory(repository.resolve(".git/rebase-merge"));
        assertThat(obstacle()).contains("rebase");
        edit();
        assertThat(trees.commit(change(file, BEFORE, AFTER), "fix")).isPresent();
    }

    @Test
    void anIndexThatSomebodyElseHasLockedIsLeftAlone() throws IOException {
        edit();
        Files.createFile(repository.resolve(".git/index.lock"));
        assertThat(trees.commit(change(file, BEFORE, AFTER), "fix"))
                .hasValueSatisfying(why -> assertThat(why).contains("index.lock"));
        assertThat(git(repository, "rev-list", "--count", "HEAD")).isEqualTo("1\n");
    }

    @Test
    void whatIsNotTrackedIsNoneOfGits() throws IOException {
        assertThat(trees.tracked(repository.resolve("untracked").toString())).isEmpty();
        assertThat(trees.tracked(repository.resolve("missing").toString())).isEmpty();
        var outside = Files.writeString(folder.resolve("compose.yaml"), BEFORE);
        assertThat(trees.tracked(outside.toString())).isEmpty();
        assertThat(trees.commit(change(outside, BEFORE, AFTER), "fix")).isEmpty();
    }

    @Test
    void aSubmoduleHasItsOwnCommit() throws IOException {
        Files.delete(repository.resolve(".git/hooks/pre-commit"));
        var outer = Files.createDirectory(folder.resolve("outer"));
        git(outer, "init", "-q", "-b", "main");
        git(outer, "submodule", "add", "-q", repository.toString(), "stack");
        git(outer, "commit", "-q", "-m", "with stack");
        file = outer.resolve("stack/compose.yaml").toRealPath();
        assertThat(obstacle()).isEmpty();
        edit();
        assertThat(trees.commit(change(file, BEFORE, AFTER), "fix")).isEmpty();
        assertThat(git(outer.resolve("stack"), "show", "HEAD:compose.yaml")).isEqualTo(AFTER);
        assertThat(git(outer.resolve("stack"), "status", "--porcelain")).isEmpty();
        assertThat(git(outer, "rev-list", "--count", "HEAD")).isEqualTo("1\n");
    }

    @Test
    void aLinkedWorkTreeHasItsOwnBranch() throws IOException {
        Files.delete(repository.resolve(".git/hooks/reference-transaction"));
        Files.delete(repository.resolve(".git/hooks/post-commit"));
        var linked = folder.toRealPath().resolve("linked");
        git(repository, "worktree", "add", "-q", "-b", "staging", linked.toString());
        file = linked.resolve("compose.yaml");
        assertThat(obstacle()).isEmpty();
        edit();
        assertThat(trees.commit(change(file, BEFORE, AFTER), "fix")).isEmpty();
        assertThat(git(repository, "show", "staging:compose.yaml")).isEqualTo(AFTER);
        assertThat(git(repository, "show", "main:compose.yaml")).isEqualTo(BEFORE);
        assertThat(git(linked, "status", "--porcelain")).isEmpty();
    }

    @Test
    void gitMayKeepOtherEndsOfLinesThanTheWorkTree() throws IOException {
        git(repository, "config", "core.autocrlf", "true");
        Files.writeString(file, BEFORE.replace("\n", "\r\n"));
        assertThat(obstacle()).isEmpty();
        var after = AFTER.replace("\n", "\r\n");
        Files.writeString(file, after);
        assertThat(trees.commit(change(file, BEFORE.replace("\n", "\r\n"), after), "fix"))
                .isEmpty();
        assertThat(git(repository, "show", "HEAD:compose.yaml")).isEqualTo(AFTER);
    }

    @Test
    void whoeverOwnsTheRepositoryCanGoOnWritingIt() throws IOException {
        Prerequisite.root();
        Command.run(Map.of(), List.of("chown", "-R", "65534:65534", repository.toString()))
                .succeeded();
        edit();
        assertThat(trees.commit(change(file, BEFORE, AFTER), "fix")).isEmpty();
        var strangers = Command.run(
                        Map.of(), List.of("find", repository.resolve(".git").toString(), "!", "-user", "65534"))
                .succeeded();
        assertThat(strangers).isEmpty();
    }
}
