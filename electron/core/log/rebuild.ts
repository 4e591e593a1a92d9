/**
 * Makes every projection anew from the events and the attachments that they name (P3).
 */
import { eventIdOf } from '../../../src/domain/ids.ts'
import { canonicalText } from '../../../src/domain/log/canonical.ts'
import { isEvent } from '../../../src/domain/log/event.ts'
import { refusalOfFile } from '../workspace/file-error.ts'
import { refusalOfSqlite, type WriteDb } from '../workspace/sqlite.ts'
import { type EventRow, eventColumns, ofFewTypes, rowToEvent, totalOrder } from './event-row.ts'
import { keyEventTypes, prepareProjectKeys, prepareStoreKey } from './projections/keys.ts'
import { regroup } from './projections/members.ts'
import { prepareRefold } from './projections/refold.ts'
import { prepareProjectRunbook } from './projections/runbooks.ts'
import { prepareStoreRow, prepareStoreSighting, readCanonicalRows, type SightingRow } from './projections/settle.ts'
import { readSealedRows } from './projections/settle-keys.ts'
import { prepareProjectSightings } from './projections/sightings.ts'

/**
 * Rebuilds in one transaction: the old tables stay until the new ones are whole.
 *
 * @returns the number of hosts
 * @throws {Refusal} `workspace.damaged` when an attachment is missing or damaged, `workspace.disk-full`; the tables are left as they were
 */
export async function rebuildProjections(db: WriteDb, folder: string): Promise<number> {
  db.exec('BEGIN IMMEDIATE')
  try {
    clearProjections(db)
    await storeImports(db, folder)
    await storeSightings(db, folder)
    storeRunbooks(db)
    await storeKeys(db, folder)
    regroup(db)
    const refold = prepareRefold(db)
    for (const id of touchedHosts(db)) refold.host(id)
    refold.flush()
    db.exec('COMMIT')
  } catch (error) {
    // A full disk has SQLite roll back by itself.
    if (db.inTransaction) db.exec('ROLLBACK')
    throw refusalOfSqlite(error) ?? refusalOfFile(error) ?? error
  }
  return Number(db.prepare('SELECT count(*) FROM host').pluck().get())
}

function clearProjections(db: WriteDb): void {
  db.exec(`
    DELETE FROM host;
    DELETE FROM claim;
    DELETE FROM host_search;
    DELETE FROM run;
    DELETE FROM member;
    DELETE FROM counter;
    DELETE FROM step_counter;
    DELETE FROM import_row;
    DELETE FROM import;
    DELETE FROM sighting_row;
    DELETE FROM sighting;
    DELETE FROM host_number;
    DELETE FROM runbook;
    DELETE FROM key_import;
    DELETE FROM vault_key;
    DELETE FROM vault_claim;
    DELETE FROM key_act;
  `)
}

async function storeImports(db: WriteDb, folder: string): Promise<void> {
  const reverted = new Set(
    db
      .prepare<[], string>(
        `SELECT json_extract(payload, '$.import') FROM event WHERE type = 'import-reverted' AND ${ofFewTypes}`,
      )
      .pluck()
      .all(),
  )
  const add = db.prepare(`
    INSERT INTO import (id, time, station, seq, actor, file, raw, canonical, counts, preset, reverted, stored_to)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
  `)
  const store = prepareStoreRow(db)
  const rows = db
    .prepare<[], EventRow>(
      `SELECT ${eventColumns} FROM event WHERE type = 'import-finished' AND ${ofFewTypes} ORDER BY ${totalOrder}`,
    )
    .all()
  for (const event of rows.map(rowToEvent)) {
    if (!isEvent(event, 'import-finished')) continue
    const { file, raw, canonical, counts, preset } = event.payload
    const id = eventIdOf(event.station, event.seq)
    const added = add.run(
      id,
      event.time,
      event.station,
      event.seq,
      event.actor,
      file,
      raw,
      canonical,
      canonicalText(counts),
      preset ?? '',
      reverted.has(id) ? 1 : 0,
    )
    for await (const row of readCanonicalRows(folder, canonical)) store(Number(added.lastInsertRowid), row)
  }
}

async function storeSightings(db: WriteDb, folder: string): Promise<void> {
  const project = prepareProjectSightings(db, null)
  const store = prepareStoreSighting(db)
  const rows = db
    .prepare<[], EventRow>(`
      SELECT ${eventColumns} FROM event WHERE type IN ('sightings-imported', 'sightings-reverted') AND ${ofFewTypes} ORDER BY ${totalOrder}
    `)
    .all()
  for (const event of rows.map(rowToEvent)) {
    const number = project(event)
    if (number === null || !isEvent(event, 'sightings-imported')) continue
    for await (const row of readCanonicalRows<SightingRow>(folder, event.payload.canonical)) store(number, row)
  }
}

function storeRunbooks(db: WriteDb): void {
  const project = prepareProjectRunbook(db)
  const rows = db
    .prepare<[], EventRow>(`
      SELECT ${eventColumns} FROM event WHERE type IN ('runbook-added', 'runbook-withdrawn') AND ${ofFewTypes} ORDER BY ${totalOrder}
    `)
    .all()
  for (const event of rows.map(rowToEvent)) project(event)
}

async function storeKeys(db: WriteDb, folder: string): Promise<void> {
  const project = prepareProjectKeys(db)
  const types = keyEventTypes.map((type) => `'${type}'`).join(', ')
  const rows = db
    .prepare<[], EventRow>(
      `SELECT ${eventColumns} FROM event WHERE type IN (${types}) AND ${ofFewTypes} ORDER BY ${totalOrder}`,
    )
    .all()
  for (const event of rows.map(rowToEvent)) project(event)
  const store = prepareStoreKey(db)
  const imports = db
    .prepare<[], { id: string; placed: string; vault: string; sealed: string }>(
      'SELECT id, placed, vault, sealed FROM key_import ORDER BY placed',
    )
    .all()
  for (const load of imports) for await (const row of readSealedRows(folder, load.sealed)) store(load, row)
  db.exec('UPDATE key_import SET stored = NULL')
}

/** Every host id that a load or an event names, sorted: numbers are given in this order. */
function touchedHosts(db: WriteDb): string[] {
  return db
    .prepare<[], string>('SELECT id FROM host_number UNION SELECT host FROM event WHERE host IS NOT NULL ORDER BY 1')
    .pluck()
    .all()
}
