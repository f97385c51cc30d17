CREATE TABLE rollback (
    remediation TEXT PRIMARY KEY REFERENCES remediation (id), -- a person wants its original back
    at          INTEGER NOT NULL
) STRICT;
