package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path folder;

    @Test
    void onlyOneHasIt() {
        try (var first = FolderLock.tryAcquire(folder).orElseThrow()) {
            assertThat(FolderLock.tryAcquire(folder)).isEmpty();
            assertThat(first).isNotNull();
        }
        assertThat(FolderLock.tryAcquire(folder)).hasValueSatisfying(FolderLock::close);
    }

    @Test
    void leavesNothingInTheFolder() {
        FolderLock.tryAcquire(folder).orElseThrow().close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhichFolderCannotBeLocked() {
        assertThatThrownBy(() -> FolderLock.tryAcquire(folder.resolve("gone")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone cannot be locked");
    }
}
