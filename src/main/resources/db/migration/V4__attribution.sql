ALTER TABLE sample ADD COLUMN probe INTEGER NOT NULL DEFAULT 0; -- how many of the zombies are of probes
