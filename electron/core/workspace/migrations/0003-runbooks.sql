-- Runbooks that people brought: one row for each `runbook-added`, also for those that were taken back. Whether one
-- can be started is judged when it is read, never stored. A projection; `log rebuild` makes it anew.
CREATE TABLE runbook (
  runbook_number INTEGER PRIMARY KEY,
  event          TEXT NOT NULL UNIQUE,
  time           TEXT NOT NULL,
  station        TEXT NOT NULL,
  seq            INTEGER NOT NULL,
  actor          TEXT NOT NULL,
  id             TEXT NOT NULL,
  version        TEXT NOT NULL,
  hash           TEXT NOT NULL,
  source         TEXT,
  file           TEXT NOT NULL,
  reason         TEXT NOT NULL,
  withdrawn      INTEGER NOT NULL
) STRICT;
