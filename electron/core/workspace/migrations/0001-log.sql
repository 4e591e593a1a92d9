-- The log. Rows are only ever added; the triggers stop bugs, the hash chain shows attackers.
CREATE TABLE event (
  event_number INTEGER PRIMARY KEY,
  station      TEXT NOT NULL,
  seq          INTEGER NOT NULL,
  time         TEXT NOT NULL,
  actor        TEXT NOT NULL,
  incident     TEXT NOT NULL,
  host         TEXT,
  run          TEXT,
  type         TEXT NOT NULL,
  version      INTEGER NOT NULL,
  payload      TEXT NOT NULL,
  prev         TEXT NOT NULL,
  hash         TEXT NOT NULL,
  signature    TEXT NOT NULL,
  UNIQUE (station, seq)
) STRICT;

CREATE INDEX event_by_host ON event (host, time) WHERE host IS NOT NULL;

-- Few events concern the whole workspace; each fold of a host asks for some of them.
CREATE INDEX event_by_type ON event (type) WHERE type NOT IN ('step-answered', 'run-started', 'note-added', 'host-status-set');

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;
