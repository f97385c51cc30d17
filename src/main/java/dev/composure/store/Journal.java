package dev.composure.store;

import dev.composure.operate.JournalBytes;
import dev.composure.policy.RemedyKind;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.FileChange;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.ProbeCost;
import dev.composure.reconcile.ProbeCosts;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The journal: remediations with the bytes of the files they change.
final class Journal {

    private final Sql sql;

    Journal(Sql sql) {
        this.sql = sql;
    }

    List<Remediation> of(ProjectId project) {
        return sql.query(
                "SELECT * FROM remediation WHERE project = ? ORDER BY begun_at, id", this::read, project.name());
    }

    List<Remediation> all() {
        return sql.query("SELECT * FROM remediation ORDER BY begun_at, id", this::read);
    }

    private Remediation read(ResultSet row) throws SQLException {
        var id = row.getString("id");
        return new Remediation(
                id,
                new ProjectId(row.getString("project")),
                row.getString("service"),
                RemedyKind.valueOf(row.getString("remedy")),
                row.getString("candidate"),
                row.getBoolean("disables_check"),
                row.getString("why"),
                files(id),
                Arrays.stream(row.getString("containers_before").split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(ContainerId::new)
                        .toList(),
                replicas(row.getString("replicas")),
                row.getString("hash_before"),
                Health.valueOf(row.getString("health_before")),
                Duration.parse(row.getString("interval_before")),
                new ProbeCosts(cost(row, "before"), cost(row, "after")),
                row.getString("policy_revision"),
                Instant.ofEpochMilli(row.getLong("begun_at")),
                verdict(row));
    }

    private static ProbeCost cost(ResultSet row, String when) throws SQLException {
        return new ProbeCost(row.getLong("probe_millis_" + when), row.getLong("probe_runs_" + when));
    }

    private static SortedMap<String, Integer> replicas(String text) {
        var replicas = new TreeMap<String, Integer>();
        for (String entry : text.split(" ", -1)) {
            int equals = entry.lastIndexOf('=');
            if (equals > 0) {
                replicas.put(entry.substring(0, equals), Integer.parseInt(entry.substring(equals + 1)));
            }
        }
        return replicas;
    }

    private static String containers(Remediation remediation) {
        return remediation.containersBefore().stream().map(ContainerId::value).collect(Collectors.joining(" "));
    }

    private static String replicas(Remediation remediation) {
        return remediation.replicas().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        var message = row.getString("message");
        var endedAt = Instant.ofEpochMilli(row.getLong("ended_at"));
        return switch (row.getString("verdict")) {
            case "InProgress" -> new Verdict.InProgress();
            case "Restoring" -> new Verdict.Restoring(Reason.valueOf(row.getString("reason")), message);
            case "Proven" -> new Verdict.Proven(endedAt, message);
            case "Written" -> new Verdict.Written(endedAt, message);
            case "Restored" -> new Verdict.Restored(endedAt, Reason.valueOf(row.getString("reason")), message);
            case "Abandoned" -> new Verdict.Abandoned(endedAt, Reason.valueOf(row.getString("reason")), message);
            case String other -> throw new SQLException("the journal has an unknown verdict: " + other);
        };
    }

    private List<FileChange> files(String id) {
        return sql.query(
                "SELECT path, digest_before, digest_after FROM remediation_file WHERE remediation = ? ORDER BY position",
                row -> new FileChange(
                        row.getString("path"), row.getString("digest_before"), row.getString("digest_after")),
                id);
    }

    boolean begin(Remediation remediation, String plan, SortedMap<String, JournalBytes> files, int most) {
        return sql.atomically(() -> {
            if (!insert(remediation, plan, most)) {
                return false;
            }
            int position = 0;
            for (FileChange file : remediation.files()) {
                var bytes = files.get(file.path());
                if (bytes == null) {
                    throw new IllegalArgumentException("no bytes for " + file.path());
                }
                sql.update(
                        "INSERT INTO remediation_file VALUES (?, ?, ?, ?, ?, ?, ?)",
                        remediation.id(),
                        position++,
                        file.path(),
                        file.digestBefore(),
                        file.digestAfter(),
                        bytes.before(),
                        bytes.after());
            }
            return true;
        });
    }

    /// One statement, so that no other process can come between counting and writing.
    private boolean insert(Remediation remediation, String plan, int most) {
        int rows = sql.update(
                """
                INSERT INTO remediation
                    (id, project, service, remedy, candidate, disables_check, why, containers_before, replicas, hash_before,
                     health_before, interval_before, probe_millis_before, probe_runs_before, policy_revision, begun_at, plan,
                     verdict, ended_at, reason, message)
                SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'InProgress', NULL, '', ''
                WHERE (SELECT count(*) FROM remediation WHERE ended_at IS NULL) < ?""",
                remediation.id(),
                remediation.project().name(),
                remediation.service(),
                remediation.remedy().name(),
                remediation.candidate(),
                remediation.disablesCheck(),
                remediation.why(),
                containers(remediation),
                replicas(remediation),
                remediation.configHashBefore(),
                remediation.healthBefore().name(),
                remediation.intervalBefore().toString(),
                remediation.cost().before().medianMillis(),
                remediation.cost().before().runsPerHour(),
                remediation.policyRevision(),
                remediation.begunAt().toEpochMilli(),
                plan,
                most);
        return rows == 1;
    }

    String plan(String id) {
        return sql.query("SELECT plan FROM remediation WHERE id = ?", row -> row.getString("plan"), id).stream()
                .findFirst()
                .orElse("");
    }

    void update(Remediation remediation) {
        var ended = remediation.endedAt().map(Instant::toEpochMilli).orElse(null);
        var words = switch (remediation.verdict()) {
            case Verdict.InProgress _ -> List.of("InProgress", "", "");
            case Verdict.Restoring to -> List.of("Restoring", to.reason().name(), to.message());
            case Verdict.Proven to -> List.of("Proven", "", to.message());
            case Verdict.Written to -> List.of("Written", "", to.message());
            case Verdict.Restored to -> List.of("Restored", to.reason().name(), to.message());
            case Verdict.Abandoned to -> List.of("Abandoned", to.reason().name(), to.message());
        };
        sql.update(
                """
                UPDATE remediation SET verdict = ?, reason = ?, message = ?, ended_at = ?, containers_before = ?,
                    replicas = ?, hash_before = ?, probe_millis_after = ?, probe_runs_after = ? WHERE id = ?""",
                words.get(0),
                words.get(1),
                words.get(2),
                ended,
                containers(remediation),
                replicas(remediation),
                remediation.configHashBefore(),
                remediation.cost().after().medianMillis(),
                remediation.cost().after().runsPerHour(),
                remediation.id());
    }

    SortedMap<String, JournalBytes> bytes(String id) {
        var bytes = new TreeMap<String, JournalBytes>();
        sql.query(
                "SELECT path, bytes_before, bytes_after FROM remediation_file WHERE remediation = ?",
                row -> bytes.put(
                        row.getString("path"),
                        new JournalBytes(row.getBytes("bytes_before"), row.getBytes("bytes_after"))),
                id);
        return bytes;
    }
}
