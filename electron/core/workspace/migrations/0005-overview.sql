-- What the overview asks for. Projections; `log rebuild` makes them anew.
ALTER TABLE host ADD COLUMN building TEXT NOT NULL DEFAULT '';
-- The answers of the run that stand, as [step, result, seconds or null].
ALTER TABLE run ADD COLUMN steps TEXT NOT NULL DEFAULT '[]';

-- Maintained, not counted: how often each step had which result, and how long that took where it was measured.
CREATE TABLE step_counter (
  runbook TEXT NOT NULL,
  step    TEXT NOT NULL,
  result  TEXT NOT NULL,
  answers INTEGER NOT NULL,
  timed   INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  PRIMARY KEY (runbook, step, result)
) STRICT, WITHOUT ROWID;

CREATE INDEX host_by_finished ON host (finished_at) WHERE finished_at <> '';

INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'building', '', status, hosts FROM counter WHERE dimension = 'all';
INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'hour', CASE WHEN status IN ('recovered', 'retired') THEN substr(since, 1, 13) ELSE '' END, status, count(*)
  FROM host GROUP BY 2, 3;
INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'critical:site', site, status, count(*) FROM host WHERE criticality = 1 GROUP BY 2, 3;
INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'confirmed:hour', substr(since, 1, 13), status, count(*) FROM host WHERE confirmation = 'confirmed' GROUP BY 2, 3;
INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'confirmed:site', site, status, count(*) FROM host WHERE confirmation = 'confirmed' GROUP BY 2, 3;
INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'confirmed:building', '', status, count(*) FROM host WHERE confirmation = 'confirmed' GROUP BY 2, 3;
INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'confirmed:environment', environment, status, count(*) FROM host WHERE confirmation = 'confirmed' GROUP BY 2, 3;
INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'confirmed:criticality', CAST(criticality AS TEXT), status, count(*) FROM host WHERE confirmation = 'confirmed' GROUP BY 2, 3;
INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'confirmed:technician', technician, status, count(*) FROM host WHERE confirmation = 'confirmed' GROUP BY 2, 3;
INSERT INTO counter (dimension, key, status, hosts)
  SELECT 'confirmed:runbook', runbook, status, count(*) FROM host WHERE confirmation = 'confirmed' GROUP BY 2, 3;

-- Every host of a load is folded again when the workspace is opened: that fills the new columns.
UPDATE import SET stored_to = '' WHERE stored_to IS NULL;
