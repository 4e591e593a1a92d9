/**
 * Everything that the projections say, without the numbers that only keep tables together: two databases that say the
 * same give the same text.
 */

import { hostColumns } from '../log/projections/host-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

const named = hostColumns.filter((column) => column !== 'host_number').map((column) => `host.${column}`)

const questions: Readonly<Record<string, string>> = {
  hosts: `SELECT ${named.join(', ')} FROM host ORDER BY id`,
  claims: `SELECT host.id, kind, value, shown, identifies, why FROM claim JOIN host USING (host_number) ORDER BY host.id, kind, value`,
  runs: 'SELECT run.id, host.id AS host, run.runbook, version, hash, run.status, run.started_at, run.finished_at, run.technician, run.steps FROM run JOIN host USING (host_number) ORDER BY run.id',
  counters: 'SELECT dimension, key, status, hosts FROM counter WHERE hosts <> 0 ORDER BY dimension, key, status',
  steps:
    'SELECT runbook, step, result, answers, timed, seconds FROM step_counter WHERE answers <> 0 ORDER BY runbook, step, result',
  members: 'SELECT id, canonical FROM member ORDER BY id',
  imports: 'SELECT id, time, actor, file, raw, canonical, counts, preset, reverted, stored_to FROM import ORDER BY id',
  runbooks:
    'SELECT event, time, station, seq, actor, id, version, hash, source, file, reason, withdrawn FROM runbook ORDER BY event',
  sightings:
    'SELECT id, time, actor, source, file, raw, canonical, as_of, counts, reverted, stored_to FROM sighting ORDER BY id',
  seen: 'SELECT host_number.id, sighting.id AS list, line, seen FROM sighting_row JOIN host_number USING (host_number) JOIN sighting USING (sighting_number) ORDER BY 1, 2',
  keys: 'SELECT id, placed, import, line, vault, key_id, folded, volume, created_at, source, claims, hex(sealed) AS sealed, act, assigned, seen_at FROM vault_key ORDER BY id',
  keyClaims: 'SELECT vault_key.id, kind, value FROM vault_claim JOIN vault_key USING (key_number) ORDER BY 1, 2, 3',
  keyImports: 'SELECT id, placed, time, actor, vault, file, source, sealed, counts, stored FROM key_import ORDER BY id',
  keyActs: 'SELECT event, placed, key, kind, time, actor, host, run, detail FROM key_act ORDER BY event',
  rows: 'SELECT host_number.id, import.id AS load, line, fields, weak FROM import_row JOIN host_number USING (host_number) JOIN import USING (import_number) ORDER BY 1, 2',
  found:
    'SELECT host.id FROM host_search JOIN host ON host.host_number = host_search.rowid WHERE host_search MATCH \'"pc-"\' ORDER BY host.id',
  orphans: 'SELECT claim_number FROM claim WHERE host_number NOT IN (SELECT host_number FROM host)',
}

export function dumpProjections(db: ReadDb): Record<string, unknown[]> {
  return Object.fromEntries(Object.entries(questions).map(([name, sql]) => [name, db.prepare(sql).all()]))
}
