package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.compose.UnreadableSource;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.ProjectFilesContract;
import dev.composure.operate.WriteRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFilesTest extends ProjectFilesContract {

    @TempDir
    Path folder;

    private Path root;
    private Path file;
    private DiskFiles files;

    @BeforeEach
    void makeAFile() throws IOException {
        root = Files.createDirectory(folder.resolve("projects"));
        file = Files.write(root.resolve("compose.yaml"), BEFORE);
        files = new DiskFiles(List.of(root));
    }

    @Override
    protected ProjectFiles files() {
        return files;
    }

    @Override
    protected String fileWith(byte[] content) {
        try {
            return Files.write(file, content).toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    protected String missing() {
        return root.resolve("missing.yaml").toString();
    }

    private void assertRefused(Path path, String why) {
        assertThatThrownBy(() -> files.replace(path.toString(), BEFORE, AFTER))
                .isInstanceOf(WriteRefused.class)
                .hasMessageContaining(why);
        assertThat(file).hasBinaryContent(BEFORE);
        assertThat(everythingIn(root)).noneMatch(SwapFile::isOne);
    }

    private static List<Path> everythingIn(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void leavesNothingBesideTheFile() {
        files.replace(file.toString(), BEFORE, AFTER);

        assertThat(everythingIn(root)).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-r--", "rwxr-x--x", "r---w----"})
    void keepsTheMode(String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        files.replace(file.toString(), BEFORE, AFTER);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(mode);
    }

    @Test
    void keepsExtendedAttributesOfEverySize() throws IOException {
        Libc.setAttribute(file, "user.origin", bytes("corp\0share"));
        Libc.setAttribute(file, "user.empty", new byte[0]);
        Libc.setAttribute(file, "user.ünïcode", new byte[] {(byte) 0xff, 0, 1});
        var before = FileTraits.of(file);

        files.replace(file.toString(), BEFORE, AFTER);

        assertThat(before.attributes()).containsKeys("user.origin", "user.empty", "user.ünïcode");
        assertThat(FileTraits.of(file)).isEqualTo(before);
        assertThat(file).hasBinaryContent(AFTER);
    }

    @Test
    void keepsAnAccessControlList() throws IOException {
        Libc.setAttribute(file, "system.posix_acl_access", Acl.withReader(12345));
        var before = FileTraits.of(file);

        files.replace(file.toString(), BEFORE, AFTER);

        assertThat(before.attributes()).containsKey("system.posix_acl_access");
        assertThat(FileTraits.of(file)).isEqualTo(before);
    }

    @Test
    void doesNotTakeOnTheDefaultAccessControlListOfTheFolder() throws IOException {
        var before = FileTraits.of(file);
        Libc.setAttribute(root, "system.posix_acl_default", Acl.withReader(12345));
        assertThat(FileTraits.of(Files.createFile(root.resolve("new"))).attributes())
                .containsKey("system.posix_acl_access");

        files.replace(file.toString(), BEFORE, AFTER);

        assertThat(FileTraits.of(file)).isEqualTo(before);
    }

    @Test
    void replacesWhatALinkLeadsToAndKeepsTheLink() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        var chain = Files.createSymbolicLink(root.resolve("chain.yaml"), link);

        files.replace(chain.toString(), BEFORE, AFTER);

        assertThat(file).hasBinaryContent(AFTER);
        assertThat(Files.readSymbolicLink(chain)).isEqualTo(link);
        assertThat(Files.readSymbolicLink(link)).isEqualTo(file);
    }

    @Test
    void refusesFilesOutsideTheRootsAndLinksThatLeadThere() throws IOException {
        var outside = Files.write(folder.resolve("outside.yaml"), BEFORE);
        var link = Files.createSymbolicLink(root.resolve("escape.yaml"), outside);
        var dots = root.resolve("../outside.yaml");

        for (var path : List.of(outside, link, dots)) {
            assertRefused(path, outside.toRealPath() + " is not below composure.projects.roots");
        }
        assertThat(outside).hasBinaryContent(BEFORE);
    }

    @Test
    void aRootMayItselfBeALink() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("root-link"), root);

        new DiskFiles(List.of(link)).replace(link.resolve("compose.yaml").toString(), BEFORE, AFTER);

        assertThat(file).hasBinaryContent(AFTER);
    }

    @Test
    void aFolderWhoseNameOnlyBeginsLikeARootIsOutside() throws IOException {
        var other = Files.createDirectory(folder.resolve("projects-of-others"));
        assertRefused(Files.write(other.resolve("compose.yaml"), BEFORE), "is not below");
    }

    @Test
    void writesNothingWithoutRoots() {
        files = new DiskFiles(List.of());
        assertRefused(file, "is not below composure.projects.roots []");
    }

    @Test
    void refusesAFileWithAnotherName() throws IOException {
        Files.createLink(root.resolve("other-name.yaml"), file);
        assertRefused(file, "has 2 names (hard links)");
    }

    @Test
    void refusesAFileThatNobodyMayWrite() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertRefused(file, "is read-only for everybody");
    }

    @Test
    void refusesWhatIsNoFile() throws IOException {
        assertRefused(Files.createDirectory(root.resolve("folder")), "is not a regular file");
        assertRefused(Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere")), "is not there any more");
    }

    @Test
    void refusesWhenTheFileChangesAtTheLastMoment() throws IOException {
        var target = WriteTarget.admit(file.toString(), List.of(root));
        try (var swap = SwapFile.in(root)) {
            swap.write(AFTER, target.traits());
            Files.write(file, bytes("somebody else's"));

            assertThatThrownBy(() -> swap.takePlaceOf(target, BEFORE))
                    .isInstanceOf(WriteRefused.class)
                    .hasMessageContaining("has changed since it was read");
        }
        assertThat(file).hasBinaryContent(bytes("somebody else's"));
        assertThat(everythingIn(root)).containsExactly(file);
    }

    @Test
    void refusesWhenThePermissionsChangeAtTheLastMoment() throws IOException {
        var target = WriteTarget.admit(file.toString(), List.of(root));
        try (var swap = SwapFile.in(root)) {
            swap.write(AFTER, target.traits());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

            assertThatThrownBy(() -> swap.takePlaceOf(target, BEFORE))
                    .isInstanceOf(WriteRefused.class)
                    .hasMessageContaining("have just changed");
        }
        assertThat(file).hasBinaryContent(BEFORE);
    }

    @Test
    void removesWhatACrashLeftAndNothingElse() throws IOException {
        var leftover = Files.createFile(root.resolve(".composure-0123456789abcdef.tmp"));
        var similar = Files.createFile(root.resolve(".composure-0123456789abcdef.tmp.bak"));
        var linked = Files.createSymbolicLink(root.resolve(".composure-fedcba9876543210.tmp"), file);

        assertThat(files.removeLeftovers(root)).containsExactly(leftover);
        assertThat(everythingIn(root)).containsExactlyInAnyOrder(file, similar, linked);
        assertThat(files.removeLeftovers(root.resolve("gone"))).isEmpty();

        Files.createFile(leftover);
        files.removeLeftovers(file.toString());
        assertThat(leftover).doesNotExist();
    }

    @Test
    void refusesToReadWhatIsNoFile() {
        assertThatThrownBy(() -> files.read(root.toString()))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageContaining("is a folder, not a file");
    }
}
