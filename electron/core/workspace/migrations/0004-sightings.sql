-- Lists of machines that are alive, and what each says of each host. Projections; `log rebuild` makes them anew.
CREATE TABLE sighting (
  sighting_number INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  time      TEXT NOT NULL,
  station   TEXT NOT NULL,
  seq       INTEGER NOT NULL,
  actor     TEXT NOT NULL,
  source    TEXT NOT NULL,
  file      TEXT NOT NULL,
  raw       TEXT NOT NULL,
  canonical TEXT NOT NULL,
  as_of     TEXT NOT NULL,
  counts    TEXT NOT NULL,
  reverted  INTEGER NOT NULL,
  -- Host ids up to this one are in the tables; '' = none yet, NULL = all.
  stored_to TEXT
) STRICT;

CREATE TABLE sighting_row (
  host_number     INTEGER NOT NULL,
  sighting_number INTEGER NOT NULL,
  line            INTEGER NOT NULL,
  seen            TEXT NOT NULL,
  PRIMARY KEY (host_number, sighting_number)
) STRICT, WITHOUT ROWID;

-- When and by which list it was last seen, and what somebody should look at.
ALTER TABLE host ADD COLUMN seen_at TEXT NOT NULL DEFAULT '';
ALTER TABLE host ADD COLUMN seen_by TEXT NOT NULL DEFAULT '';
ALTER TABLE host ADD COLUMN attention TEXT NOT NULL DEFAULT '';

CREATE INDEX host_by_attention ON host (attention, need, name) WHERE attention <> '';
CREATE INDEX host_by_confirmation ON host (confirmation, need, name) WHERE confirmation <> 'none';

DROP VIEW status;
CREATE VIEW status AS
SELECT
  name, serial, asset_tag, site, place, environment, criticality, status, how, blocker, reason, confirmation,
  seen_at, seen_by, dues, technician, runbook, runbook_version, started_at, finished_at, since, note, id AS host_id
FROM host
ORDER BY name;

-- No sighting was ever read before this version: every host stands under the empty key.
INSERT INTO counter (dimension, key, status, hosts)
SELECT 'attention', '', status, hosts FROM counter WHERE dimension = 'all';
