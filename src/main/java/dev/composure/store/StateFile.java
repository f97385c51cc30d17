package dev.composure.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Looks at a state database before anything writes to it: one that is damaged, foreign or newer is left as it is.
record StateFile(Path file) {

    /// The newest migration that this version knows.
    static final int SCHEMA = 5;

    private static final String WAY_OUT =
            "Nothing was changed in it. %s, or move it away together with its -wal and -shm files: then the operator"
                    + " starts without its history, and without the originals of remediations that are still open.";

    void check() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try (var connection = source.getConnection()) {
            check(new Sql(connection));
        } catch (SQLException failed) {
            throw unreadable(failed, failed);
        }
    }

    private void check(Sql sql) {
        try {
            var complaints = sql.query("PRAGMA quick_check(1)", row -> row.getString(1));
            if (!complaints.equals(List.of("ok"))) {
                throw damaged(String.join("; ", complaints), new SQLException("quick_check"));
            }
            checkSchema(sql);
        } catch (StoreFailed failed) {
            throw failed.getCause() instanceof SQLiteException cause ? unreadable(cause, failed) : failed;
        }
    }

    private void checkSchema(Sql sql) {
        var tables = sql.query("SELECT name FROM sqlite_master WHERE type = 'table'", row -> row.getString(1));
        if (tables.isEmpty()) {
            return;
        }
        if (!tables.contains("flyway_schema_history")) {
            throw new StoreFailed(
                    "%s is no state database of Composure. %s"
                            .formatted(file, WAY_OUT.formatted("Name another folder in composure.state.path")),
                    new SQLException("no schema history"));
        }
        int newest = sql.query(
                        "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM flyway_schema_history",
                        row -> row.getInt(1))
                .getFirst();
        if (newest > SCHEMA) {
            throw new StoreFailed(
                    "%s was written by a newer Composure (schema %d; this one knows %d). %s"
                            .formatted(file, newest, SCHEMA, WAY_OUT.formatted("Use the newer version again")),
                    new SQLException("newer schema"));
        }
    }

    private StoreFailed unreadable(SQLException cause, Exception failed) {
        boolean isDamaged = cause instanceof SQLiteException known
                && List.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB)
                        .contains(primary(known));
        return isDamaged
                ? damaged(String.valueOf(cause.getMessage()), failed)
                : new StoreFailed("cannot read %s: %s".formatted(file, cause.getMessage()), failed);
    }

    /// The low byte of a result code says what kind of failure it is, the rest of it which one.
    private static SQLiteErrorCode primary(SQLiteException failed) {
        return SQLiteErrorCode.getErrorCode(failed.getResultCode().code & 0xff);
    }

    private StoreFailed damaged(String complaint, Exception cause) {
        return new StoreFailed(
                "%s is damaged (%s). %s".formatted(file, complaint, WAY_OUT.formatted("Put a backup back")), cause);
    }
}
