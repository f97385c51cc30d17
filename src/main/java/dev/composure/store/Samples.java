package dev.composure.store;

import dev.composure.reconcile.ProjectId;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieCount.Counter;
import dev.composure.zombies.ZombieSample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The zombie samples.
final class Samples {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Sql sql;

    Samples(Sql sql) {
        this.sql = sql;
    }

    /// In the order in which they were taken, which is not that of their times where the clock was set back.
    List<ZombieSample> latest(ProjectId project, String service, int count) {
        return sql.query(
                        "SELECT * FROM sample WHERE project = ? AND service = ? ORDER BY rowid DESC LIMIT ?",
                        Samples::read,
                        project.name(),
                        service,
                        count)
                .reversed();
    }

    private static ZombieSample read(ResultSet row) throws SQLException {
        int zombies = row.getInt("zombies");
        ZombieCount count = row.wasNull()
                ? new ZombieCount.Unknown(row.getString("cause"))
                : new ZombieCount.Counted(
                        zombies,
                        row.getInt("application"),
                        row.getInt("probe"),
                        Counter.valueOf(row.getString("counter")));
        return new ZombieSample(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("container"),
                Instant.parse(row.getString("started_at")),
                count,
                row.getLong("probes"),
                Instant.parse(row.getString("last_probe")));
    }

    void add(ProjectId project, String service, ZombieSample sample) {
        @Nullable Integer zombies = null;
        int application = 0;
        int probe = 0;
        var counter = "";
        var cause = "";
        switch (sample.count()) {
            case ZombieCount.Counted counted -> {
                zombies = counted.zombies();
                application = counted.application();
                probe = counted.probe();
                counter = counted.counter().name();
            }
            case ZombieCount.Unknown unknown -> cause = unknown.cause();
        }
        sql.update(
                """
                INSERT INTO sample
                    (project, service, at, container, started_at, zombies, application, probe, counter, cause, probes,
                     last_probe)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                project.name(),
                service,
                sample.at().toEpochMilli(),
                sample.container(),
                sample.containerStartedAt().toString(),
                zombies,
                application,
                probe,
                counter,
                cause,
                sample.probesCompleted(),
                sample.lastProbeEnd().toString());
    }

    /// All but those of that time.
    void drop(Instant before, Instant after) {
        sql.update("DELETE FROM sample WHERE at < ? OR at > ?", before.toEpochMilli(), after.toEpochMilli());
    }

    /// To the last of each hour, container and counter, where no remediation of the project is open.
    void thin(Instant before) {
        sql.update("""
                DELETE FROM sample
                WHERE at < ?
                  AND rowid NOT IN (
                    SELECT max(rowid) FROM sample WHERE at < ? GROUP BY project, service, container, counter, at / ?)
                  AND project NOT IN (SELECT project FROM remediation WHERE ended_at IS NULL)""", before.toEpochMilli(), before.toEpochMilli(), HOUR);
    }

    /// The last of each hour, container and counter of those before the latest.
    List<ZombieSample> past(ProjectId project, String service, int latest) {
        return sql.query("""
                SELECT * FROM sample WHERE rowid IN (
                    SELECT max(rowid) FROM sample
                    WHERE project = ? AND service = ? AND rowid NOT IN (
                        SELECT rowid FROM sample WHERE project = ? AND service = ? ORDER BY rowid DESC LIMIT ?)
                    GROUP BY container, counter, at / ?)
                ORDER BY rowid""", Samples::read, project.name(), service, project.name(), service, latest, HOUR);
    }
}
