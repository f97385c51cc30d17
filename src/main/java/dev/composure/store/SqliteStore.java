package dev.composure.store;

import dev.composure.operate.JournalBytes;
import dev.composure.operate.StateStore;
import dev.composure.operate.notices.Outbox;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Trial;
import dev.composure.zombies.ZombieSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/// The state in one SQLite file, `state.db`, in a folder that only its owner may enter. Write-ahead log and
/// `synchronous=FULL`: what was written before the power went is there afterwards.
public final class SqliteStore implements StateStore, AutoCloseable {

    private final Connection connection;
    private final Sql sql;
    private final Samples samples;
    private final Journal journal;
    private final Steps steps;
    private final StatusJson json = new StatusJson();

    private SqliteStore(Connection connection) {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.samples = new Samples(sql);
        this.journal = new Journal(sql);
        this.steps = new Steps(sql);
    }

    /// Opens the database in that folder, making and migrating it as needed. One that cannot be used is not written to.
    public static SqliteStore open(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var file = folder.resolve("state.db");
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            new StateFile(file).check();
            var source = source(file);
            Flyway.configure(SqliteStore.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .target(Integer.toString(StateFile.SCHEMA))
                    .load()
                    .migrate();
            return new SqliteStore(source.getConnection());
        } catch (IOException failed) {
            throw new StoreFailed(
                    "cannot use the state folder %s (composure.state.path): %s".formatted(folder, failed), failed);
        } catch (SQLException | FlywayException failed) {
            throw new StoreFailed(
                    "cannot open the state database in %s: %s".formatted(folder, failed.getMessage()), failed);
        }
    }

    private static SQLiteDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public synchronized Optional<ProjectStatus> status(ProjectId project) {
        return sql
                .query(
                        "SELECT json FROM status WHERE project = ?",
                        row -> json.read(row.getString("json")),
                        project.name())
                .stream()
                .findFirst();
    }

    @Override
    public synchronized List<ProjectStatus> statuses() {
        return sql.query("SELECT json FROM status ORDER BY project", row -> json.read(row.getString("json")));
    }

    @Override
    public synchronized void save(ProjectStatus status) {
        sql.update(
                "INSERT INTO status (project, json) VALUES (?, ?) ON CONFLICT (project) DO UPDATE SET json = excluded.json",
                status.project().name(),
                json.write(status));
    }

    @Override
    public synchronized void forget(ProjectId project) {
        sql.update("DELETE FROM status WHERE project = ?", project.name());
    }

    @Override
    public synchronized List<ZombieSample> recentSamples(ProjectId project, String service) {
        return samples.latest(project, service, RECENT);
    }

    @Override
    public synchronized void add(ProjectId project, String service, ZombieSample sample) {
        samples.add(project, service, sample);
    }

    @Override
    public synchronized void addAll(ProjectId project, SortedMap<String, List<ZombieSample>> fresh) {
        sql.atomically(() -> {
            StateStore.super.addAll(project, fresh);
            return true;
        });
    }

    @Override
    public synchronized void thinSamples(Instant now) {
        sql.atomically(() -> {
            samples.drop(now.minus(KEPT), now.plus(WHOLE));
            samples.thin(now.minus(WHOLE));
            return true;
        });
    }

    @Override
    public synchronized List<ZombieSample> pastSamples(ProjectId project, String service) {
        return samples.past(project, service, RECENT);
    }

    @Override
    public synchronized List<Remediation> remediations(ProjectId project) {
        return journal.of(project);
    }

    @Override
    public synchronized int openElsewhere(ProjectId project) {
        return sql.query(
                        "SELECT count(*) FROM remediation WHERE ended_at IS NULL AND project <> ?",
                        row -> row.getInt(1),
                        project.name())
                .getFirst();
    }

    @Override
    public synchronized SortedSet<String> approvals(ProjectId project) {
        return new TreeSet<>(sql.query(
                "SELECT digest FROM approval WHERE project = ?", row -> row.getString("digest"), project.name()));
    }

    @Override
    public synchronized void approve(ProjectId project, String planDigest, Instant at) {
        sql.update(
                "INSERT INTO approval VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                project.name(),
                planDigest,
                at.toEpochMilli());
    }

    @Override
    public synchronized boolean isPaused(ProjectId project) {
        return !sql.query("SELECT 1 FROM paused WHERE project = ?", row -> row.getInt(1), project.name())
                .isEmpty();
    }

    @Override
    public synchronized void pause(ProjectId project, boolean isPaused) {
        sql.update(
                isPaused
                        ? "INSERT INTO paused VALUES (?) ON CONFLICT DO NOTHING"
                        : "DELETE FROM paused WHERE project = ?",
                project.name());
    }

    @Override
    public synchronized List<Remediation> remediations() {
        return journal.all();
    }

    @Override
    public synchronized void wantBack(String remediationId, Instant at) {
        sql.update("INSERT INTO rollback VALUES (?, ?) ON CONFLICT DO NOTHING", remediationId, at.toEpochMilli());
    }

    @Override
    public synchronized SortedSet<String> wantedBack(ProjectId project) {
        return new TreeSet<>(sql.query(
                "SELECT rollback.remediation FROM rollback JOIN remediation ON id = rollback.remediation WHERE project = ?",
                row -> row.getString(1),
                project.name()));
    }

    @Override
    public synchronized boolean begin(
            Remediation remediation, String plan, SortedMap<String, JournalBytes> files, int most) {
        return journal.begin(remediation, plan, new TreeMap<>(files), most);
    }

    @Override
    public synchronized String plan(String remediationId) {
        return journal.plan(remediationId);
    }

    @Override
    public synchronized int startStep(String remediationId, JournalStep.Action action, String text, Instant at) {
        return steps.start(remediationId, action, text, at);
    }

    @Override
    public synchronized void endStep(String remediationId, int number, Instant at, String outcome) {
        steps.end(remediationId, number, at, outcome);
    }

    @Override
    public synchronized List<JournalStep> steps(String remediationId) {
        return steps.of(remediationId);
    }

    @Override
    public synchronized void update(Remediation remediation) {
        journal.update(remediation);
    }

    @Override
    public synchronized SortedMap<String, JournalBytes> bytes(String remediationId) {
        return journal.bytes(remediationId);
    }

    @Override
    public synchronized List<Trial> trials(ProjectId project) {
        return sql.query(
                "SELECT * FROM trial WHERE project = ? ORDER BY container, candidate, kind",
                row -> new Trial(
                        new ContainerId(row.getString("container")),
                        row.getString("candidate"),
                        Trial.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("passed"),
                        row.getString("detail")),
                project.name());
    }

    @Override
    public synchronized void add(ProjectId project, Trial trial) {
        sql.update(
                "INSERT OR REPLACE INTO trial (project, container, candidate, kind, passed, detail) VALUES (?, ?, ?, ?, ?, ?)",
                project.name(),
                trial.container().value(),
                trial.candidate(),
                trial.kind().name(),
                trial.passed(),
                trial.detail());
    }

    @Override
    public Optional<String> trouble() {
        return sql.trouble();
    }

    /// What was told, and what waits to be sent.
    public Outbox outbox() {
        return new SqliteOutbox(sql, this);
    }

    /// What SQLite says of one of its settings.
    String setting(String pragma) {
        return sql.query("PRAGMA " + pragma, row -> row.getString(1)).getFirst();
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new StoreFailed("could not close the state database: " + failed.getMessage(), failed);
        }
    }
}
