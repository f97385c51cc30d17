-- Times are milliseconds since 1970-01-01 UTC, but for those of containers and probes, which keep their nanoseconds
-- and are ISO 8601 texts: they are compared for equality.

CREATE TABLE status (
    project TEXT PRIMARY KEY,
    json    TEXT NOT NULL
) STRICT;

CREATE TABLE sample (
    project      TEXT    NOT NULL,
    service      TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    container    TEXT    NOT NULL,
    started_at   TEXT    NOT NULL,
    zombies      INTEGER, -- null: could not be counted, see cause
    application  INTEGER NOT NULL, -- how many of them are the application's own
    counter      TEXT    NOT NULL,
    cause        TEXT    NOT NULL,
    probes       INTEGER NOT NULL,
    last_probe   TEXT    NOT NULL
) STRICT;

CREATE INDEX sample_of_service ON sample (project, service, at);
CREATE INDEX sample_age ON sample (at);

CREATE TABLE remediation (
    id                TEXT PRIMARY KEY,
    project           TEXT    NOT NULL,
    service           TEXT    NOT NULL,
    remedy            TEXT    NOT NULL,
    candidate         TEXT    NOT NULL,
    disables_check    INTEGER NOT NULL,
    why               TEXT    NOT NULL,
    containers_before TEXT    NOT NULL, -- space-separated
    replicas          TEXT    NOT NULL, -- space-separated service=count
    hash_before       TEXT    NOT NULL,
    health_before     TEXT    NOT NULL,
    interval_before   TEXT    NOT NULL,
    policy_revision   TEXT    NOT NULL,
    begun_at          INTEGER NOT NULL,
    plan              TEXT    NOT NULL, -- as it was when it was begun
    verdict           TEXT    NOT NULL,
    ended_at          INTEGER, -- null: open
    reason            TEXT    NOT NULL,
    message           TEXT    NOT NULL
) STRICT;

CREATE INDEX remediation_of_project ON remediation (project, begun_at);

CREATE TABLE remediation_file (
    remediation   TEXT    NOT NULL REFERENCES remediation (id),
    position      INTEGER NOT NULL,
    path          TEXT    NOT NULL,
    digest_before TEXT    NOT NULL,
    digest_after  TEXT    NOT NULL,
    bytes_before  BLOB    NOT NULL,
    bytes_after   BLOB    NOT NULL,
    PRIMARY KEY (remediation, path)
) STRICT;

CREATE TABLE step (
    remediation TEXT    NOT NULL REFERENCES remediation (id),
    number      INTEGER NOT NULL,
    action      TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    ended_at    INTEGER, -- null: under way, or the process died in it
    outcome     TEXT    NOT NULL,
    PRIMARY KEY (remediation, number)
) STRICT;

CREATE TABLE approval (
    project TEXT    NOT NULL,
    digest  TEXT    NOT NULL, -- of the plan
    at      INTEGER NOT NULL,
    PRIMARY KEY (project, digest)
) STRICT;

CREATE TABLE paused (
    project TEXT PRIMARY KEY
) STRICT;

CREATE TABLE trial (
    project   TEXT    NOT NULL,
    container TEXT    NOT NULL,
    candidate TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    passed    INTEGER NOT NULL,
    detail    TEXT    NOT NULL,
    PRIMARY KEY (project, container, candidate, kind)
) STRICT;
