package dev.composure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.operate.StateStore;
import dev.composure.operate.StateStoreContract;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Trial;
import dev.composure.reconcile.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
        store.begin(remediation("r1", new Verdict.InProgress()), "the plan", bytes(), 1);
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

    @Test
    void whatTheDatabaseKeepsBesideItselfIsAsPrivate() throws IOException {
        store.begin(remediation("r1", new Verdict.InProgress()), "the plan", bytes(), 1);
        for (var name : List.of("state.db", "state.db-wal", "state.db-shm")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("state").resolve(name)))
                    .as(name)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** 2 is FULL. */
    @Test
    void whatIsWrittenIsOnDisk() {
        assertThat(store.setting("journal_mode")).isEqualTo("wal");
        assertThat(store.setting("synchronous")).isEqualTo("2");
    }

    @Test
    void onlyOneOfManyBegins() throws Exception {
        try (var other = SqliteStore.open(folder.resolve("state"));
                var threads = Executors.newFixedThreadPool(8)) {
            var begun = threads.invokeAll(IntStream.range(0, 24)
                    .<Callable<Boolean>>mapToObj(index -> () -> (index % 2 == 0 ? store : other)
                            .begin(remediation("r" + index, new Verdict.InProgress()), "the plan", bytes(), 1))
                    .toList());
            int count = 0;
            for (var one : begun) {
                count += one.get() ? 1 : 0;
            }
            assertThat(count).isEqualTo(1);
        }
    }

    /** A database of its own in a folder, closed, with what SQL makes of it besides. */
    private Path kept(String... statements) throws Exception {
        var home = folder.resolve("kept");
        SqliteStore.open(home).close();
        var file = home.resolve("state.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
        return file;
    }

    private void isRefusedUntouched(Path file, String words) throws IOException {
        var before = Files.readAllBytes(file);
        assertThatThrownBy(() -> SqliteStore.open(folder.resolve("kept")))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(words)
                .hasMessageContaining("move it away");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aNewerDatabaseIsLeftAsItIs() throws Exception {
        int next = StateFile.SCHEMA + 1;
        isRefusedUntouched(
                kept(("INSERT INTO flyway_schema_history SELECT %1$d, '%1$d', description, type, script, checksum,"
                                + " installed_by, installed_on, execution_time, success FROM flyway_schema_history"
                                + " WHERE version = '1'")
                        .formatted(next)),
                "newer Composure (schema %d; this one knows %d)".formatted(next, StateFile.SCHEMA));
    }

    @Test
    void aDatabaseOfSomebodyElseIsLeftAsItIs() throws Exception {
        isRefusedUntouched(kept("DROP TABLE flyway_schema_history"), "no state database of Composure");
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAsItIs() throws Exception {
        var file = kept();
        Files.writeString(file, "not a database, and long enough to be taken for one".repeat(40));
        isRefusedUntouched(file, "is damaged");
    }

    @Test
    void aDamagedDatabaseIsLeftAsItIs() throws Exception {
        var file = kept("INSERT INTO status VALUES ('blog', '" + "x".repeat(9000) + "')");
        var spoilt = Files.readAllBytes(file);
        Arrays.fill(spoilt, 4096, 8192, (byte) 0x5a);
        Files.write(file, spoilt);
        isRefusedUntouched(file, "is damaged");
    }

    @Test
    void aTruncatedDatabaseIsLeftAsItIs() throws Exception {
        var file = kept();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));
        isRefusedUntouched(file, "is damaged");
    }

    @Test
    void anEmptyFileIsWhatACrashAtTheFirstStartLeaves() throws Exception {
        var home = Files.createDirectory(folder.resolve("fresh"));
        Files.createFile(home.resolve("state.db"));
        try (var fresh = SqliteStore.open(home)) {
            assertThat(fresh.statuses()).isEmpty();
        }
    }

    @Test
    void aWriteThatFailedIsRememberedUntilOneDoesNot() {
        try (var store = SqliteStore.open(folder.resolve("full"))) {
            store.pause(new ProjectId("blog"), true);
            assertThat(store.trouble()).isEmpty();
            store.setting("max_page_count=1");
            assertThatThrownBy(() -> store.add(
                            new ProjectId("blog"),
                            new Trial(new ContainerId("c"), "x".repeat(100_000), Trial.Kind.RUN, true, "")))
                    .isInstanceOf(StoreFailed.class);
            assertThat(store.trouble().orElseThrow()).contains("full");
            store.setting("max_page_count=100000");
            store.pause(new ProjectId("shop"), true);
            assertThat(store.trouble()).isEmpty();
        }
    }
}
