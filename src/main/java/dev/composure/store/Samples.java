package dev.composure.store;

import dev.composure.reconcile.ProjectId;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieCount.Counter;
import dev.composure.zombies.ZombieSample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The zombie samples.
final class Samples {

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

    void dropBefore(Instant instant) {
        sql.update("DELETE FROM sample WHERE at < ?", instant.toEpochMilli());
    }
}
