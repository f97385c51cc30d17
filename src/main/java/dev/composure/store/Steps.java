package dev.composure.store;

import dev.composure.reconcile.JournalStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The steps of each remediation, numbered from 1.
final class Steps {

    private final Sql sql;

    Steps(Sql sql) {
        this.sql = sql;
    }

    int start(String remediation, JournalStep.Action action, String text, Instant at) {
        return sql.query(
                        """
                        INSERT INTO step (remediation, number, action, text, started_at, ended_at, outcome)
                        SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, NULL, '' FROM step WHERE remediation = ?
                        RETURNING number""",
                        row -> row.getInt("number"),
                        remediation,
                        action.name(),
                        text,
                        at.toEpochMilli(),
                        remediation)
                .getFirst();
    }

    void end(String remediation, int number, Instant at, String outcome) {
        sql.update(
                "UPDATE step SET ended_at = ?, outcome = ? WHERE remediation = ? AND number = ?",
                at.toEpochMilli(),
                outcome,
                remediation,
                number);
    }

    List<JournalStep> of(String remediation) {
        return sql.query("SELECT * FROM step WHERE remediation = ? ORDER BY number", Steps::read, remediation);
    }

    private static JournalStep read(ResultSet row) throws SQLException {
        long endedAt = row.getLong("ended_at");
        JournalStep.Ending ending = row.wasNull()
                ? new JournalStep.UnderWay()
                : new JournalStep.Ended(Instant.ofEpochMilli(endedAt), row.getString("outcome"));
        return new JournalStep(
                row.getString("remediation"),
                row.getInt("number"),
                JournalStep.Action.valueOf(row.getString("action")),
                row.getString("text"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                ending);
    }
}
