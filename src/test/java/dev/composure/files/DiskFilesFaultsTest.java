package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.lab.Command;
import dev.composure.lab.Prerequisite;
import dev.composure.operate.WriteRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are full or read-only, mounts and other users: real ones, so they need root. After each fault the file is
/// as it was, and nothing is beside it.
class DiskFilesFaultsTest {

    private static final byte[] BEFORE = "a: services\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AFTER = new byte[48 << 10];

    private final Deque<List<String>> undo = new ArrayDeque<>();

    @TempDir
    Path folder;

    private Path root;
    private Path file;

    @BeforeEach
    void makeAFile() throws IOException {
        Prerequisite.root();
        Arrays.fill(AFTER, (byte) '#');
        root = Files.createDirectory(folder.resolve("projects"));
        file = Files.write(root.resolve("compose.yaml"), BEFORE);
    }

    @AfterEach
    void putTheMachineBack() {
        while (!undo.isEmpty()) {
            Command.run(Map.of(), undo.pop()).succeeded();
        }
    }

    private void system(List<String> words, List<String> undoing) {
        Command.run(Map.of(), words).succeeded();
        undo.push(undoing);
    }

    private void mount(Path where, String... options) {
        var words = new ArrayList<>(List.of("mount"));
        words.addAll(List.of(options));
        words.add(where.toString());
        system(words, List.of("umount", where.toString()));
    }

    private void assertRefused(String why) throws IOException {
        assertThatThrownBy(() -> new DiskFiles(List.of(root)).replace(file.toString(), BEFORE, AFTER))
                .isInstanceOf(WriteRefused.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> new DiskFiles(List.of(root)).rehearse(file.toString(), AFTER))
                .isInstanceOf(WriteRefused.class)
                .hasMessageContaining(why);
        assertNothingHappened();
    }

    private void assertForeseen(String why) {
        assertThat(new DiskFiles(List.of(root)).obstacle(file.toString()))
                .hasValueSatisfying(words -> assertThat(words).contains(why));
    }

    private void assertNothingHappened() throws IOException {
        assertThat(file).hasBinaryContent(BEFORE);
        try (var entries = Files.list(root)) {
            assertThat(entries).noneMatch(SwapFile::isOne);
        }
    }

    @Test
    void aFullDisk() throws IOException {
        mount(root, "-t", "tmpfs", "-o", "size=64k", "none");
        Files.write(file, BEFORE);
        Files.write(root.resolve("filler"), new byte[32 << 10]);

        assertRefused("could not be replaced (No space left on device)");
        assertThat(new DiskFiles(List.of(root)).obstacle(file.toString()))
                .as("there is room for a file of its present size")
                .isEmpty();

        Files.write(root.resolve("more"), new byte[24 << 10]);
        assertForeseen("has room for");
    }

    @Test
    void aFileSystemThatIsReadOnly() throws IOException {
        mount(root, "--bind", root.toString());
        Command.run(Map.of(), List.of("mount", "-o", "remount,ro,bind", root.toString()))
                .succeeded();

        assertRefused("is on a file system that is mounted read-only");
        assertForeseen("is on a file system that is mounted read-only");
    }

    @Test
    void aMountOfTheSingleFile() throws IOException {
        var source = Files.write(folder.resolve("source with spaces.yaml"), BEFORE);
        mount(file, "--bind", source.toString());

        assertRefused("is a mount of this single file");
        assertThat(source).hasBinaryContent(BEFORE);
    }

    @Test
    void aMountThatNobodyForesaw() throws IOException {
        mount(file, "--bind", Files.write(folder.resolve("source.yaml"), BEFORE).toString());
        var target = new WriteTarget(file, FileTraits.of(file));
        try (var swap = SwapFile.in(root)) {
            swap.write(AFTER, target.traits());
            assertThatThrownBy(() -> swap.takePlaceOf(target, BEFORE)).isInstanceOf(IOException.class);
        }
        assertNothingHappened();
    }

    @Test
    void aFileMadeImmutable() throws IOException {
        if (Command.run(Map.of(), List.of("chattr", "+i", file.toString())).exitCode() != 0) {
            throw Prerequisite.missing("the file system of the temporary folder knows no immutable files");
        }
        undo.push(List.of("chattr", "-i", file.toString()));

        assertRefused("may not be written by this user");
    }

    @Test
    void aFolderMadeImmutable() throws IOException {
        if (Command.run(Map.of(), List.of("chattr", "+i", root.toString())).exitCode() != 0) {
            throw Prerequisite.missing("the file system of the temporary folder knows no immutable folders");
        }
        undo.push(List.of("chattr", "-i", root.toString()));

        assertRefused("may not be written by this user");
    }

    @Test
    void anotherOwnerStaysTheOwner() throws IOException {
        Command.run(Map.of(), List.of("chown", "12345:23456", file.toString())).succeeded();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        new DiskFiles(List.of(root)).replace(file.toString(), BEFORE, AFTER);

        assertThat(List.of(Files.getAttribute(file, "unix:uid"), Files.getAttribute(file, "unix:gid")))
                .isEqualTo(List.of(12345, 23456));
        assertThat(file).hasBinaryContent(AFTER);
    }

    @Test
    void aFolderThatIsNotOurs() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(asNobody()).contains("or its folder may not be written by this user");
        assertNothingHappened();
    }

    @Test
    void aFileOfAnotherUserThatWeMayWrite() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(asNobody()).contains("owner, mode, ACLs and extended attributes", "Operation not permitted");
        assertNothingHappened();
    }

    /// What a process of the user `nobody` is told when it replaces the file.
    private String asNobody() throws IOException {
        openToAll(folder);
        var report = Files.createFile(folder.resolve("report"));
        Files.setPosixFilePermissions(report, PosixFilePermissions.fromString("rw-rw-rw-"));
        var classes = Files.createDirectory(folder.resolve("classes"));
        var nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
        var child = ChildWriter.start(
                classes, nobody, List.of(root.toString(), file.toString(), "false", report.toString()));
        assertThat(child.onExit().join().exitValue()).isZero();
        return Files.readString(report);
    }

    private static void openToAll(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
