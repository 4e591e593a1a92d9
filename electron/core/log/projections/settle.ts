/**
 * Brings a load, or a list of sightings, into the tables, or out of them when it was taken back, in short slices.
 *
 * The event of a load is one row in the log; its hosts can be a million. So the event commits first and the tables
 * follow in slices, so that answers overtake (`import.stored_to` says how far it came). Slices share a transaction
 * until somebody else writes (held.ts).
 * A process that dies in the middle goes on at the next start: the result is the same. A load that was taken back
 * goes through the same pass: its rows stay, for hosts on which somebody worked, and its other hosts vanish.
 */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../../../../src/domain/refusal.ts'
import { heldTransaction } from '../../workspace/held.ts'
import type { WriteDb } from '../../workspace/sqlite.ts'
import { attachmentPath, isAttachmentIntact } from '../attachments.ts'
import type { Refold } from './refold.ts'

/** One line of an import's canonical rows. Lines are sorted by `id`. */
export interface CanonicalRow {
  readonly id: string
  readonly line: number
  readonly fields: Readonly<Record<string, string>>
  /** Claims (`kind value`) that the list gave to several hosts. */
  readonly weak?: readonly string[]
}

const sliceMs = 25

export interface SettleHooks {
  /** Called between slices with the hosts done so far. */
  progress(done: number): void
  /** Lets other work of the writer run. */
  pause(): Promise<void>
  /** Asked between slices; a stopped pass goes on at the next call. */
  stopped(): boolean
}

/** One line of the canonical rows of a list of sightings. Lines are sorted by `id`; each host stands once. */
export interface SightingRow {
  readonly id: string
  readonly line: number
  /** UTC, ISO 8601. */
  readonly seen: string
}

interface Unsettled {
  readonly number: number
  readonly canonical: string
  readonly reverted: number
  readonly stored_to: string
}

/** What of a list comes into the tables, and how a row of it is stored. */
interface Kind<Row extends { readonly id: string }> {
  readonly table: 'import' | 'sighting'
  /** Stores one row and folds its host. */
  prepareRow(db: WriteDb, list: Unsettled, refold: Refold): (row: Row) => void
}

const loadRows: Kind<CanonicalRow> = {
  table: 'import',
  prepareRow(db, load, refold) {
    const store = prepareStoreRow(db)
    return (row) => {
      const number = store(load.number, row)
      if (number === null || load.reverted === 1) refold.host(row.id)
      else refold.newHost(number, row)
    }
  },
}

const sightingRows: Kind<SightingRow> = {
  table: 'sighting',
  prepareRow(db, list, refold) {
    const store = prepareStoreSighting(db)
    return (row) => {
      store(list.number, row)
      refold.host(row.id)
    }
  },
}

/**
 * Settles every load that is not settled. Resolves when all are, or when it was stopped; what it did is committed then.
 *
 * @throws what kept it from writing; the next call goes on at what is stored
 */
export async function settleImports(db: WriteDb, folder: string, refold: Refold, hooks: SettleHooks): Promise<void> {
  await settleKind(loadRows, db, folder, refold, hooks)
  await settleKind(sightingRows, db, folder, refold, hooks)
}

async function settleKind<Row extends { readonly id: string }>(
  kind: Kind<Row>,
  db: WriteDb,
  folder: string,
  refold: Refold,
  hooks: SettleHooks,
): Promise<void> {
  const { table } = kind
  const next = db.prepare<[], Unsettled>(`
    SELECT ${table}_number AS number, canonical, reverted, stored_to FROM ${table}
    WHERE stored_to IS NOT NULL ORDER BY ${table}_number LIMIT 1
  `)
  // Not a list that was taken back meanwhile: its hosts go through another pass.
  const finish = db.prepare<[number, number]>(
    `UPDATE ${table} SET stored_to = NULL WHERE ${table}_number = ? AND reverted = ?`,
  )
  const held = heldTransaction(db)
  for (let list = next.get(); list !== undefined && !hooks.stopped(); list = next.get()) {
    const { number, reverted } = list
    await settleList(kind, db, folder, list, refold, hooks)
    if (!hooks.stopped()) held.run(() => finish.run(number, reverted))
    held.commit()
  }
}

const rowsAtOnce = 500

async function settleList<Row extends { readonly id: string }>(
  kind: Kind<Row>,
  db: WriteDb,
  folder: string,
  list: Unsettled,
  refold: Refold,
  hooks: SettleHooks,
): Promise<void> {
  const slice = prepareSlice(kind, db, list, refold)
  const reverted = db
    .prepare<[number], number>(`SELECT reverted FROM ${kind.table} WHERE ${kind.table}_number = ?`)
    .pluck()
  const isOver = (): boolean => hooks.stopped() || reverted.get(list.number) !== list.reverted
  let batch: Row[] = []
  let done = 0
  const flush = async (): Promise<void> => {
    for (let start = 0; start < batch.length && !isOver(); ) {
      start = slice(batch, start)
      hooks.progress(done - batch.length + start)
      await hooks.pause()
    }
    batch = []
  }
  for await (const row of readCanonicalRows<Row>(folder, list.canonical)) {
    done += 1
    if (row.id <= list.stored_to) continue
    batch.push(row)
    if (batch.length < rowsAtOnce) continue
    await flush()
    if (isOver()) return
  }
  await flush()
}

/** Prepares some 25 ms of work. It returns the index of the first row that is left. */
function prepareSlice<Row extends { readonly id: string }>(
  kind: Kind<Row>,
  db: WriteDb,
  list: Unsettled,
  refold: Refold,
): (rows: readonly Row[], start: number) => number {
  const held = heldTransaction(db)
  const lost = held.lost()
  const store = kind.prepareRow(db, list, refold)
  const mark = db.prepare<[string, number]>(`UPDATE ${kind.table} SET stored_to = ? WHERE ${kind.table}_number = ?`)
  return (rows, start) => {
    if (held.lost() !== lost) throw new Refusal('workspace.disk-error', { finding: 'a load was rolled back' })
    try {
      const next = held.run(() => {
        const until = performance.now() + sliceMs
        let index = start
        for (let row = rows[index]; row !== undefined; row = rows[index]) {
          store(row)
          index += 1
          if (performance.now() > until) break
        }
        mark.run(rows[index - 1]?.id ?? '', list.number)
        refold.flush()
        return index
      })
      if (held.isDue()) held.commit()
      return next
    } catch (error) {
      refold.drop()
      throw error
    }
  }
}

/**
 * Prepares the insert of one row of a load. A row that is there already is replaced by itself.
 *
 * The function returns the number of a host that the tables did not know before, `null` of one that they did.
 */
export function prepareStoreRow(db: WriteDb): (load: number, row: CanonicalRow) => number | null {
  const known = db.prepare<[string], number>('SELECT host_number FROM host_number WHERE id = ?').pluck()
  const addNumber = db.prepare<[string]>('INSERT INTO host_number (id) VALUES (?)')
  const add = db.prepare<[number, number, number, string, string]>(
    'INSERT OR REPLACE INTO import_row (host_number, import_number, line, fields, weak) VALUES (?, ?, ?, ?, ?)',
  )
  return (load, row) => {
    const before = known.get(row.id)
    const number = before ?? Number(addNumber.run(row.id).lastInsertRowid)
    add.run(number, load, row.line, JSON.stringify(row.fields), JSON.stringify(row.weak ?? []))
    return before === undefined ? number : null
  }
}

/** Prepares the insert of one sighting. One that is there already is replaced by itself. */
export function prepareStoreSighting(db: WriteDb): (list: number, row: SightingRow) => void {
  const addNumber = db.prepare<[string]>('INSERT OR IGNORE INTO host_number (id) VALUES (?)')
  const add = db.prepare<[string, number, number, string]>(`
    INSERT OR REPLACE INTO sighting_row (host_number, sighting_number, line, seen)
    VALUES ((SELECT host_number FROM host_number WHERE id = ?), ?, ?, ?)
  `)
  return (list, { id, line, seen }) => {
    addNumber.run(id)
    add.run(id, list, line, seen)
  }
}

/**
 * Streams the canonical rows of a load.
 *
 * @throws {Refusal} `workspace.damaged` when the attachment is missing or changed, before the first row
 */
export async function* readCanonicalRows<Row = CanonicalRow>(folder: string, sha256: string): AsyncGenerator<Row> {
  // Hashed first: the check sum of gzip comes at the end, when rows that never were would be in the tables.
  if (!(await isAttachmentIntact(folder, sha256))) {
    throw new Refusal('workspace.damaged', { finding: `attachment ${sha256} is missing or changed` })
  }
  const file = attachmentPath(folder, sha256)
  const plain = createGunzip()
  // pipeline, not pipe: an error of the file must end the reader, not the process.
  pipeline(createReadStream(file), plain, () => undefined)
  plain.setEncoding('utf8')
  let rest = ''
  for await (const chunk of plain) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line)
  }
  if (rest !== '') yield JSON.parse(rest)
}
