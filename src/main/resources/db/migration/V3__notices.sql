CREATE TABLE announced (
    project TEXT    NOT NULL,
    key     TEXT    NOT NULL, -- finding/SERVICE/RULE, stalled, remediation/ID
    digest  TEXT    NOT NULL, -- another one is news
    reason  TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (project, key)
) STRICT;

CREATE TABLE outbox (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT    NOT NULL, -- the event's own, the same with each try
    type     TEXT    NOT NULL,
    project  TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    message  TEXT    NOT NULL,
    reminder INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    tries    INTEGER NOT NULL,
    next_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_of_subject ON outbox (project, subject, number);
CREATE INDEX outbox_due ON outbox (next_at);
