/**
 * Brings a load into the tables, or out of them when it was taken back, in short slices.
 *
 * The event of a load is one row in the log; its hosts can be a million. So the event commits first and the tables
 * follow in slices, each its own transaction, so that answers overtake (`import.stored_to` says how far it came).
 * A process that dies in the middle goes on at the next start: the result is the same. A load that was taken back
 * goes through the same pass: its rows stay, for hosts on which somebody worked, and its other hosts vanish.
 */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { WriteDb } from '../../workspace/sqlite.ts'
import { attachmentPath } from '../attachments.ts'
import type { Refold } from './refold.ts'

/** One line of an import's canonical rows. Lines are sorted by `id`. */
export interface CanonicalRow {
  readonly id: string
  readonly line: number
  readonly fields: Readonly<Record<string, string>>
  /** Claims (`kind value`) that the list gave to several hosts. */
  readonly weak?: readonly string[]
}

const sliceMs = 40

export interface SettleHooks {
  /** Called between slices with the hosts done so far. */
  progress(done: number): void
  /** Lets other work of the writer run. */
  pause(): Promise<void>
  /** Asked between slices; a stopped pass goes on at the next call. */
  stopped(): boolean
}

interface Unsettled {
  readonly import_number: number
  readonly canonical: string
  readonly stored_to: string
}

/** Settles every load that is not settled. Resolves when all are, or when it was stopped. */
export async function settleImports(db: WriteDb, folder: string, refold: Refold, hooks: SettleHooks): Promise<void> {
  const next = db.prepare<[], Unsettled>(`
    SELECT import_number, canonical, stored_to FROM import WHERE stored_to IS NOT NULL ORDER BY import_number LIMIT 1
  `)
  const finish = db.prepare<[number]>('UPDATE import SET stored_to = NULL WHERE import_number = ?')
  for (let load = next.get(); load !== undefined; load = next.get()) {
    const done = await settleLoad(db, folder, load, refold, hooks)
    if (!done) return
    finish.run(load.import_number)
  }
}

async function settleLoad(
  db: WriteDb,
  folder: string,
  load: Unsettled,
  refold: Refold,
  hooks: SettleHooks,
): Promise<boolean> {
  const store = prepareStoreRow(db)
  const lines = readCanonicalRows(attachmentPath(folder, load.canonical))
  let batch: CanonicalRow[] = []
  let done = 0
  const flush = async (): Promise<void> => {
    for (let start = 0; start < batch.length; ) {
      start = slice(db, refold, load.import_number, batch, start, (row) => {
        store(load.import_number, row)
        refold.host(row.id)
      })
      hooks.progress(done - batch.length + start)
      await hooks.pause()
      if (hooks.stopped()) return
    }
    batch = []
  }
  for await (const row of lines) {
    done += 1
    if (row.id <= load.stored_to) continue
    batch.push(row)
    if (batch.length >= 500) await flush()
    if (hooks.stopped()) return false
  }
  await flush()
  return !hooks.stopped()
}

/** One transaction of about 40 ms. Returns the index of the first row that is left. */
function slice(
  db: WriteDb,
  refold: Refold,
  load: number,
  rows: readonly CanonicalRow[],
  start: number,
  work: (row: CanonicalRow) => void,
): number {
  const mark = db.prepare<[string, number]>('UPDATE import SET stored_to = ? WHERE import_number = ?')
  // These rows can be made again from the event, which is on disk: a slice need not wait for the disk. The next event
  // commits in full and takes them along.
  db.pragma('synchronous = NORMAL')
  try {
    return db
      .transaction(() => {
        const until = performance.now() + sliceMs
        let index = start
        for (let row = rows[index]; row !== undefined; row = rows[index]) {
          work(row)
          index += 1
          if (performance.now() > until) break
        }
        mark.run(rows[index - 1]?.id ?? '', load)
        refold.flush()
        return index
      })
      .immediate()
  } catch (error) {
    refold.drop()
    throw error
  } finally {
    db.pragma('synchronous = FULL')
  }
}

/** Prepares the insert of one row of a load. A row that is there already is replaced by itself. */
export function prepareStoreRow(db: WriteDb): (load: number, row: CanonicalRow) => void {
  const number = db.prepare<[string], number>(`
    INSERT INTO host_number (id) VALUES (?) ON CONFLICT (id) DO UPDATE SET id = excluded.id RETURNING host_number
  `)
  number.pluck()
  const add = db.prepare<[number, number, number, string, string]>(
    'INSERT OR REPLACE INTO import_row (host_number, import_number, line, fields, weak) VALUES (?, ?, ?, ?, ?)',
  )
  return (load, row) => {
    add.run(Number(number.get(row.id)), load, row.line, JSON.stringify(row.fields), JSON.stringify(row.weak ?? []))
  }
}

/**
 * Streams the canonical rows of a load.
 *
 * @throws when the attachment is missing or damaged: `log verify` names it
 */
export async function* readCanonicalRows(file: string): AsyncGenerator<CanonicalRow> {
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
