package dev.composure.store;

import dev.composure.operate.notices.Letter;
import dev.composure.operate.notices.News;
import dev.composure.operate.notices.Notice;
import dev.composure.operate.notices.Outbox;
import dev.composure.operate.notices.Told;
import dev.composure.reconcile.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// What was told, and the letters that wait, in the state database.
final class SqliteOutbox implements Outbox {

    private static final Logger LOG = Logger.getLogger(SqliteOutbox.class);
    private static final int MOST = 10_000;

    /// Of two letters with the same project and subject the later one waits for the earlier one, whatever its own time.
    private static final String FIRST_OF_ITS_SUBJECT = """
            NOT EXISTS (
                SELECT 1 FROM outbox AS earlier WHERE earlier.project = letter.project
                    AND earlier.subject = letter.subject AND earlier.number < letter.number)
            """;

    private final Sql sql;
    /// Who uses the connection holds this.
    private final Object owner;

    SqliteOutbox(Sql sql, Object owner) {
        this.sql = sql;
        this.owner = owner;
    }

    @Override
    public SortedMap<String, Told> told(ProjectId project) {
        synchronized (owner) {
            var told = new TreeMap<String, Told>();
            sql.query(
                            "SELECT key, digest, reason, at FROM announced WHERE project = ?",
                            row -> new Told(
                                    row.getString("key"),
                                    row.getString("digest"),
                                    row.getString("reason"),
                                    Instant.ofEpochMilli(row.getLong("at"))),
                            project.name())
                    .forEach(one -> told.put(one.key(), one));
            return told;
        }
    }

    @Override
    public void tell(ProjectId project, News news) {
        synchronized (owner) {
            sql.atomically(() -> {
                news.told().forEach(told -> insert(project, told));
                news.over()
                        .forEach(key ->
                                sql.update("DELETE FROM announced WHERE project = ? AND key = ?", project.name(), key));
                news.notices().forEach(this::insert);
                int dropped =
                        sql.update("DELETE FROM outbox WHERE number <= (SELECT max(number) - ? FROM outbox)", MOST);
                if (dropped > 0) {
                    LOG.warnf("more than %d notices wait to be sent; the oldest %d are dropped", MOST, dropped);
                }
                return true;
            });
        }
    }

    private void insert(ProjectId project, Told told) {
        sql.update(
                "INSERT OR REPLACE INTO announced (project, key, digest, reason, at) VALUES (?, ?, ?, ?, ?)",
                project.name(),
                told.key(),
                told.digest(),
                told.reason(),
                told.at().toEpochMilli());
    }

    private void insert(Notice notice) {
        sql.update(
                """
                INSERT INTO outbox (id, type, project, subject, reason, message, reminder, at, tries, next_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)""",
                notice.id(),
                notice.type(),
                notice.project().name(),
                notice.subject(),
                notice.reason(),
                notice.message(),
                notice.reminder(),
                notice.at().toEpochMilli(),
                notice.at().toEpochMilli());
    }

    @Override
    public Optional<Letter> next(Instant now) {
        synchronized (owner) {
            return sql
                    .query(
                            "SELECT * FROM outbox AS letter WHERE next_at <= ? AND " + FIRST_OF_ITS_SUBJECT
                                    + " ORDER BY number LIMIT 1",
                            SqliteOutbox::letter,
                            now.toEpochMilli())
                    .stream()
                    .findFirst();
        }
    }

    private static Letter letter(ResultSet row) throws SQLException {
        var notice = new Notice(
                row.getString("id"),
                row.getString("type"),
                new ProjectId(row.getString("project")),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("message"),
                row.getBoolean("reminder"),
                Instant.ofEpochMilli(row.getLong("at")));
        return new Letter(row.getLong("number"), notice, row.getInt("tries"));
    }

    @Override
    public Optional<Instant> due() {
        synchronized (owner) {
            return sql
                    .query(
                            "SELECT next_at FROM outbox AS letter WHERE " + FIRST_OF_ITS_SUBJECT
                                    + " ORDER BY next_at LIMIT 1",
                            row -> Instant.ofEpochMilli(row.getLong(1)))
                    .stream()
                    .findFirst();
        }
    }

    @Override
    public int waiting() {
        synchronized (owner) {
            return sql.query("SELECT count(*) FROM outbox", row -> row.getInt(1))
                    .getFirst();
        }
    }

    @Override
    public void done(Letter letter) {
        synchronized (owner) {
            sql.update("DELETE FROM outbox WHERE number = ?", letter.number());
        }
    }

    @Override
    public void again(Letter letter, Instant when) {
        synchronized (owner) {
            sql.update(
                    "UPDATE outbox SET tries = ?, next_at = ? WHERE number = ?",
                    letter.tries() + 1,
                    when.toEpochMilli(),
                    letter.number());
        }
    }
}
