package dev.composure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.operate.StateStore;
import dev.composure.operate.StateStoreContract;
import dev.composure.reconcile.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real thing keeps the contract. */
class SqliteStoreTest extends StateStoreContract {

    @TempDir
    Path folder;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("state"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected StateStore store() {
        return store;
    }

    @Test
    void onlyItsOwnerMayEnter() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.resolve("state")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("state/state.db")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void anotherProcessFindsTheStateAgain() {
        store.begin(remediation("r1", new Verdict.InProgress()), bytes());
        try (var again = SqliteStore.open(folder.resolve("state"))) {
            assertThat(again.bytes("r1")).hasSize(2);
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> SqliteStore.open(file))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("file");
    }
}
