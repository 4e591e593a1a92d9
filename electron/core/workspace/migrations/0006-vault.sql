-- Recovery keys. Projections of the log and of the attachments with sealed rows; `log rebuild` makes them anew.
-- What stands here in plain text names keys and machines, never a digit: `sealed` is ciphertext.

CREATE TABLE key_import (
  import_number INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  -- Place in the total order.
  placed        TEXT NOT NULL,
  time          TEXT NOT NULL,
  actor         TEXT NOT NULL,
  vault         TEXT NOT NULL,
  file          TEXT NOT NULL,
  source        TEXT NOT NULL,
  sealed        TEXT NOT NULL,
  counts        TEXT NOT NULL,
  -- So many rows are in the tables; NULL = all.
  stored        INTEGER
) STRICT;

-- Each key once: of several rows that bring it the first with a key id, in the total order, else the first.
CREATE TABLE vault_key (
  key_number INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  placed     TEXT NOT NULL,
  import     TEXT NOT NULL,
  line       INTEGER NOT NULL,
  vault      TEXT NOT NULL,
  key_id     TEXT NOT NULL,
  -- The id with look-alike characters in one form, for what is typed off a screen.
  folded     TEXT NOT NULL,
  volume     TEXT NOT NULL,
  created_at TEXT NOT NULL,
  source     TEXT NOT NULL,
  claims     TEXT NOT NULL,
  sealed     BLOB NOT NULL,
  -- Folded from `key_act`.
  act        TEXT NOT NULL,
  assigned   TEXT NOT NULL,
  seen_at    TEXT NOT NULL
) STRICT;

CREATE INDEX vault_key_by_folded ON vault_key (folded) WHERE folded <> '';
CREATE INDEX vault_key_by_key_id ON vault_key (key_id) WHERE key_id <> '';
CREATE INDEX vault_key_by_assigned ON vault_key (assigned) WHERE assigned <> '';
CREATE INDEX vault_key_by_seen ON vault_key (seen_at) WHERE seen_at <> '';

-- What all rows of a key say of its machine, as it is compared.
CREATE TABLE vault_claim (
  key_number INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  value      TEXT NOT NULL,
  PRIMARY KEY (key_number, kind, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX vault_claim_by_value ON vault_claim (value, kind);

-- Who did what with which key, one row for each event. Rows are only added.
CREATE TABLE key_act (
  event  TEXT PRIMARY KEY,
  placed TEXT NOT NULL,
  key    TEXT NOT NULL,
  kind   TEXT NOT NULL,
  time   TEXT NOT NULL,
  actor  TEXT NOT NULL,
  host   TEXT NOT NULL,
  run    TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX key_act_by_key ON key_act (key, placed);
CREATE INDEX key_act_by_time ON key_act (time);

-- Whose key it is: the host that a person named, else the only one that its claims identify. Asked when it is needed,
-- so that a list that is loaded later finds the keys that came before it.
CREATE VIEW key_of_host AS
SELECT
  vault_key.*,
  CASE WHEN vault_key.assigned <> '' THEN (
    SELECT host_number FROM host
    WHERE id = coalesce((SELECT canonical FROM member WHERE member.id = vault_key.assigned), vault_key.assigned)
  ) ELSE (
    SELECT CASE WHEN min(claim.host_number) = max(claim.host_number) THEN min(claim.host_number) END
    FROM vault_claim
    JOIN claim ON claim.value = vault_claim.value AND claim.kind = vault_claim.kind AND claim.identifies = 1
    WHERE vault_claim.key_number = vault_key.key_number
  ) END AS host_number
FROM vault_key;
