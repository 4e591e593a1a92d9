/**
 * The scratch database of one reading of a list: rows, their claims, what is repeated, what each row became. Nothing
 * of it is promised to anybody; it lies in the workspace's scratch folder and goes with the job.
 *
 * Every table is only appended to and sorted afterwards: a random key would cost more than the rest of the reading.
 */
import { rmSync } from 'node:fs'
import type { Claim } from '../../../../src/domain/hosts/claims.ts'
import type { HostRow } from '../../../../src/domain/hosts/row.ts'
import { openScratchDb, type WriteDb } from '../../workspace/sqlite.ts'

export interface Scratch {
  readonly db: WriteDb
  addRow(row: HostRow, claims: readonly Claim[]): void
  /** Judges what the list repeats. Call it once, after the last row. */
  judge(): void
  /** Pages of rows in the order of the list. */
  pages(): Generator<readonly ReadRow[]>
  /** Notes which host a row is. @param weak its claims (`kind value`) that the list gives to several hosts */
  place(row: ReadRow, host: string, isNew: boolean, weak: readonly string[]): void
  /** All placed rows, sorted by host, in the order of the list within each. */
  sorted(): IterableIterator<PlacedRow>
  /** Prepares the question whether the list names a host. Call it after the last row was placed. */
  prepareNames(): (host: string) => boolean
  close(): void
}

export interface ReadRow {
  readonly row_number: number
  readonly line: number
  /** JSON of the fields, sorted by key. */
  readonly fields: string
  /** 1 when the list says one of its claims more than once. */
  readonly repeats: number
}

export interface PlacedRow {
  readonly id: string
  readonly line: number
  readonly fields: string
  /** JSON of `kind value` texts. */
  readonly weak: string
  readonly is_new: number
}

const tables = `
  CREATE TABLE row (row_number INTEGER PRIMARY KEY, line INTEGER NOT NULL, fields TEXT NOT NULL) STRICT;
  -- Identifying claims; 'name' is the name that stands beside a strong claim.
  CREATE TABLE row_claim (row_number INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, name TEXT NOT NULL) STRICT;
  CREATE TABLE repeated_claim (
    value TEXT NOT NULL, kind TEXT NOT NULL, weak INTEGER NOT NULL, PRIMARY KEY (value, kind)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE repeating_row (row_number INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE shared_name (value TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE staged_claim (value TEXT NOT NULL, kind TEXT NOT NULL, host TEXT NOT NULL, PRIMARY KEY (value, kind, host)) STRICT, WITHOUT ROWID;
  CREATE INDEX staged_claim_by_host ON staged_claim (host, kind);
  CREATE TABLE placed (row_number INTEGER PRIMARY KEY, host TEXT NOT NULL, weak TEXT NOT NULL, is_new INTEGER NOT NULL) STRICT;
  BEGIN;
`

export function openScratch(file: string): Scratch {
  const remove = (): void => {
    for (const name of [file, `${file}-journal`]) rmSync(name, { force: true })
  }
  const db = openTables(file, remove)
  const addRow = db.prepare<[number, number, string]>('INSERT INTO row (row_number, line, fields) VALUES (?, ?, ?)')
  const addClaim = db.prepare<[number, string, string, string]>(
    'INSERT INTO row_claim (row_number, kind, value, name) VALUES (?, ?, ?, ?)',
  )
  const page = db.prepare<[number], ReadRow>(`
    SELECT row_number, line, fields, row_number IN (SELECT row_number FROM repeating_row) AS repeats
    FROM row WHERE row_number > ? ORDER BY row_number LIMIT 1000
  `)
  const place = db.prepare<[number, string, string, number]>(
    'INSERT INTO placed (row_number, host, weak, is_new) VALUES (?, ?, ?, ?)',
  )
  const sorted = db.prepare<[], PlacedRow>(`
    SELECT placed.host AS id, row.line, row.fields, placed.weak, placed.is_new
    FROM placed CROSS JOIN row USING (row_number) ORDER BY placed.host, placed.row_number
  `)
  let rows = 0
  return {
    db,
    addRow(row, claims) {
      rows += 1
      addRow.run(rows, row.line, sortedJson(row.fields))
      const name = claims.find((claim) => claim.kind === 'name' && claim.identifies)?.value ?? ''
      for (const { kind, value, identifies } of claims) {
        if (identifies) addClaim.run(rows, kind, value, kind === 'name' ? '' : name)
      }
    },
    judge() {
      db.exec(judgement)
    },
    *pages() {
      for (let after = 0; ; ) {
        const found = page.all(after)
        if (found.length === 0) return
        yield found
        after = found.at(-1)?.row_number ?? after
      }
    },
    place(row, host, isNew, weak) {
      place.run(row.row_number, host, JSON.stringify(weak), isNew ? 1 : 0)
    },
    sorted: () => sorted.iterate(),
    prepareNames() {
      db.exec('CREATE INDEX placed_by_host ON placed (host)')
      const named = db.prepare<[string], number>('SELECT 1 FROM placed WHERE host = ? LIMIT 1').pluck()
      return (host) => named.get(host) !== undefined
    },
    close() {
      db.close()
      remove()
    },
  }
}

/** A full disk is met here first: then nothing of the scratch database may stay. */
function openTables(file: string, remove: () => void): WriteDb {
  let db: WriteDb | null = null
  try {
    db = openScratchDb(file)
    db.exec(tables)
    return db
  } catch (error) {
    db?.close()
    remove()
    throw error
  }
}

/** A strong claim beside several names is weak; a name beside several serials that are not weak is shared. */
const judgement = `
  INSERT INTO repeated_claim (value, kind, weak)
    SELECT value, kind, coalesce(min(nullif(name, '')) <> max(name), 0) FROM row_claim
    GROUP BY value, kind HAVING count(*) > 1;
  INSERT OR IGNORE INTO repeating_row (row_number)
    SELECT row_number FROM row_claim CROSS JOIN repeated_claim USING (value, kind);
  INSERT INTO shared_name (value)
    SELECT name FROM row_claim AS serial
    WHERE kind = 'serial' AND name <> '' AND row_number IN (SELECT row_number FROM repeating_row)
      AND NOT EXISTS (SELECT 1 FROM repeated_claim WHERE value = serial.value AND kind = 'serial' AND weak = 1)
    GROUP BY name HAVING min(value) <> max(value);
`

/** As JSON with sorted keys: canonical rows are written in this form. */
export function sortedJson(fields: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))))
}
