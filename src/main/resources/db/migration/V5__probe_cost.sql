ALTER TABLE remediation ADD COLUMN probe_millis_before INTEGER NOT NULL DEFAULT -1; -- negative: not known
ALTER TABLE remediation ADD COLUMN probe_runs_before INTEGER NOT NULL DEFAULT -1; -- in an hour
ALTER TABLE remediation ADD COLUMN probe_millis_after INTEGER NOT NULL DEFAULT -1;
ALTER TABLE remediation ADD COLUMN probe_runs_after INTEGER NOT NULL DEFAULT -1;
