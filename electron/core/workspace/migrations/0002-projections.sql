-- Everything below is a projection of the log and its attachments; `log rebuild` makes it anew.

-- A short number for each host id: a random key is never the clustering key of a large table.
CREATE TABLE host_number (
  host_number INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE host (
  host_number       INTEGER PRIMARY KEY REFERENCES host_number,
  id                TEXT NOT NULL,
  name              TEXT NOT NULL,
  serial            TEXT NOT NULL,
  serial_identifies INTEGER NOT NULL,
  asset_tag         TEXT NOT NULL,
  site              TEXT NOT NULL,
  place             TEXT NOT NULL,
  environment       TEXT NOT NULL,
  criticality       INTEGER NOT NULL,
  status            TEXT NOT NULL,
  how               TEXT,
  blocker           TEXT NOT NULL,
  reason            TEXT NOT NULL,
  confirmation      TEXT NOT NULL,
  dues              TEXT NOT NULL,
  technician        TEXT NOT NULL,
  run               TEXT,
  runbook           TEXT NOT NULL,
  runbook_version   TEXT NOT NULL,
  runbook_hash      TEXT NOT NULL,
  step              TEXT NOT NULL,
  started_at        TEXT NOT NULL,
  finished_at       TEXT NOT NULL,
  since             TEXT NOT NULL,
  touched_at        TEXT NOT NULL,
  wait_until        TEXT,
  held_for          TEXT NOT NULL,
  note              TEXT NOT NULL,
  need              INTEGER NOT NULL,
  facts             TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX host_by_id ON host (id);
CREATE INDEX host_by_need ON host (need, name, host_number);
CREATE INDEX host_by_name ON host (name, host_number);
CREATE INDEX host_by_site ON host (site, need, name);
CREATE INDEX host_by_status ON host (status, need, name);
CREATE INDEX host_by_since ON host (since, name) WHERE since <> '';
CREATE INDEX host_by_blocker ON host (blocker) WHERE blocker <> '';
CREATE INDEX host_by_open_run ON host (technician, run) WHERE run IS NOT NULL;

-- Every value that may identify a host, as it is compared. Only identifying ones decide identity; all find it.
CREATE TABLE claim (
  claim_number INTEGER PRIMARY KEY,
  host_number  INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  value        TEXT NOT NULL,
  shown        TEXT NOT NULL,
  identifies   INTEGER NOT NULL,
  why          TEXT NOT NULL
) STRICT;

CREATE INDEX claim_by_value ON claim (value, kind);
CREATE INDEX claim_by_host ON claim (host_number);

-- What is searched while typing: all claims, the site, the place and the person of a host.
CREATE VIRTUAL TABLE host_search USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram');

-- What each load said about each host; taken-back loads keep their rows so that nothing has to be read again.
CREATE TABLE import_row (
  host_number   INTEGER NOT NULL,
  import_number INTEGER NOT NULL,
  line          INTEGER NOT NULL,
  fields        TEXT NOT NULL,
  -- Claims (`kind value`) that this very list gives to several hosts: they identify nothing here.
  weak          TEXT NOT NULL,
  PRIMARY KEY (host_number, import_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_row_by_import ON import_row (import_number, host_number);

CREATE TABLE import (
  import_number INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  time          TEXT NOT NULL,
  station       TEXT NOT NULL,
  seq           INTEGER NOT NULL,
  actor         TEXT NOT NULL,
  file          TEXT NOT NULL,
  raw           TEXT NOT NULL,
  canonical     TEXT NOT NULL,
  counts        TEXT NOT NULL,
  preset        TEXT NOT NULL,
  reverted      INTEGER NOT NULL,
  -- Host ids up to this one are in the tables; '' = none yet, NULL = all.
  stored_to     TEXT
) STRICT;

CREATE TABLE run (
  run_number  INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  host_number INTEGER NOT NULL,
  runbook     TEXT NOT NULL,
  version     TEXT NOT NULL,
  hash        TEXT NOT NULL,
  status      TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  finished_at TEXT,
  technician  TEXT NOT NULL
) STRICT;

CREATE INDEX run_by_host ON run (host_number);

-- Hosts that were joined: each member points to the smallest id of its group.
CREATE TABLE member (
  id        TEXT PRIMARY KEY,
  canonical TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Maintained, not counted: moved by the difference whenever a host is folded.
CREATE TABLE counter (
  dimension TEXT NOT NULL,
  key       TEXT NOT NULL,
  status    TEXT NOT NULL,
  hosts     INTEGER NOT NULL,
  PRIMARY KEY (dimension, key, status)
) STRICT, WITHOUT ROWID;

-- For read-only questions from the sqlite3 shell and from scripts: one row for each host.
CREATE VIEW status AS
SELECT
  name, serial, asset_tag, site, place, environment, criticality, status, how, blocker, reason, confirmation, dues,
  technician, runbook, runbook_version, started_at, finished_at, since, note, id AS host_id
FROM host
ORDER BY name;
