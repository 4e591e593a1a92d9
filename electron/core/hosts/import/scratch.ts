/**
 * The scratch database of one reading of a list: rows, their claims, what is repeated, what each row became. Nothing
 * of it is promised to anybody; it lies in the workspace's scratch folder and goes with the job.
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
  readonly host: StagedHosts
  close(): void
}

export interface StagedHosts {
  /** What stands for a host so far in this list. */
  get(id: string): { readonly fields: string; readonly state: string } | undefined
  put(id: string, line: number, fields: string, weak: string, state: string, claims: readonly Claim[]): void
  sorted(): IterableIterator<{
    readonly id: string
    readonly line: number
    readonly fields: string
    readonly weak: string
  }>
  has(id: string): boolean
}

export function openScratch(file: string): Scratch {
  const db = openScratchDb(file)
  db.exec(`
    CREATE TABLE row (row_number INTEGER PRIMARY KEY, line INTEGER NOT NULL, fields TEXT NOT NULL) STRICT;
    CREATE TABLE row_claim (kind TEXT NOT NULL, value TEXT NOT NULL, name TEXT NOT NULL) STRICT;
    CREATE TABLE named (name TEXT NOT NULL, serial TEXT NOT NULL) STRICT;
    CREATE TABLE weak_claim (kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (value, kind)) STRICT, WITHOUT ROWID;
    CREATE TABLE shared_name (value TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE staged_claim (value TEXT NOT NULL, kind TEXT NOT NULL, host TEXT NOT NULL, PRIMARY KEY (value, kind, host)) STRICT, WITHOUT ROWID;
    CREATE INDEX staged_claim_by_host ON staged_claim (host, kind);
    CREATE TABLE staged_host (
      id TEXT PRIMARY KEY, line INTEGER NOT NULL, fields TEXT NOT NULL, weak TEXT NOT NULL, state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    BEGIN;
  `)
  const addRow = db.prepare<[number, string]>('INSERT INTO row (line, fields) VALUES (?, ?)')
  const addClaim = db.prepare<[string, string, string]>('INSERT INTO row_claim (kind, value, name) VALUES (?, ?, ?)')
  const addNamed = db.prepare<[string, string]>('INSERT INTO named (name, serial) VALUES (?, ?)')
  return {
    db,
    addRow(row, claims) {
      addRow.run(row.line, JSON.stringify(row.fields))
      const name = claims.find((claim) => claim.kind === 'name' && claim.identifies)?.value ?? ''
      for (const claim of claims) {
        if (claim.identifies && claim.kind !== 'name') addClaim.run(claim.kind, claim.value, name)
      }
      const serial = claims.find((claim) => claim.kind === 'serial' && claim.identifies)
      if (name !== '' && serial !== undefined) addNamed.run(name, serial.value)
    },
    judge() {
      db.exec(`
        INSERT INTO weak_claim (kind, value)
          SELECT kind, value FROM row_claim WHERE name <> '' GROUP BY value, kind HAVING count(DISTINCT name) > 1;
        INSERT INTO shared_name (value)
          SELECT name FROM named
          WHERE NOT EXISTS (SELECT 1 FROM weak_claim WHERE value = serial AND kind = 'serial')
          GROUP BY name HAVING count(DISTINCT serial) > 1;
      `)
    },
    host: prepareHosts(db),
    close() {
      db.close()
      rmSync(file, { force: true })
    },
  }
}

function prepareHosts(db: WriteDb): StagedHosts {
  const get = db.prepare<[string], { fields: string; state: string }>(
    'SELECT fields, state FROM staged_host WHERE id = ?',
  )
  const put = db.prepare<[string, number, string, string, string]>(
    'INSERT OR REPLACE INTO staged_host (id, line, fields, weak, state) VALUES (?, ?, ?, ?, ?)',
  )
  const claim = db.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO staged_claim (value, kind, host) VALUES (?, ?, ?)',
  )
  const sorted = db.prepare<[], { id: string; line: number; fields: string; weak: string }>(
    'SELECT id, line, fields, weak FROM staged_host ORDER BY id',
  )
  const has = db.prepare<[string], number>('SELECT 1 FROM staged_host WHERE id = ?').pluck()
  return {
    get: (id) => get.get(id),
    put(id, line, fields, weak, state, claims) {
      put.run(id, line, fields, weak, state)
      for (const one of claims) if (one.identifies) claim.run(one.value, one.kind, id)
    },
    sorted: () => sorted.iterate(),
    has: (id) => has.get(id) !== undefined,
  }
}
