package dev.composure.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Statements on one connection, with SQL's checked exceptions translated where they occur.
final class Sql {

    private final Connection connection;
    private volatile String trouble = "";

    Sql(Connection connection) {
        this.connection = connection;
    }

    /// Reads one row.
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// How many rows it changed.
    int update(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            int rows = statement.executeUpdate();
            trouble = "";
            return rows;
        } catch (SQLException failed) {
            throw unwritten(failed);
        }
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(row.read(rows));
            }
            return read;
        } catch (SQLException failed) {
            throw new StoreFailed("could not read the state database: " + failed.getMessage(), failed);
        }
    }

    /// All of the statements, or none: also where the answer is false.
    boolean atomically(BooleanSupplier statements) {
        try {
            connection.setAutoCommit(false);
            try {
                boolean isWanted = statements.getAsBoolean();
                if (isWanted) {
                    connection.commit();
                }
                return isWanted;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw unwritten(failed);
        }
    }

    /// Why the last write failed; empty where it did not.
    Optional<String> trouble() {
        return Optional.of(trouble).filter(words -> !words.isEmpty());
    }

    private StoreFailed unwritten(SQLException failed) {
        trouble = "could not write to the state database: " + failed.getMessage();
        return new StoreFailed(trouble, failed);
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
