/**
 * Reads a whole list and finds out what it would do, without touching the workspace: two passes over a scratch
 * database, so that memory does not grow with the list and the writer is free meanwhile.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { claimsOf } from '../../../../src/domain/hosts/claims.ts'
import type { RowWarning } from '../../../../src/domain/hosts/row.ts'
import { Refusal } from '../../../../src/domain/refusal.ts'
import { refusalOfFile } from '../../workspace/file-error.ts'
import type { ReadDb } from '../../workspace/sqlite.ts'
import { type Compared, compareRows } from './compare-rows.ts'
import { type Placed, placeRows } from './place-rows.ts'
import { type ListChoices, type OpenList, openList, type RefusedRow, readRecords } from './read-list.ts'
import { openScratch, type Scratch } from './scratch.ts'

/** What long work is told and tells; `Job` of the service fits. */
export interface JobHooks {
  readonly signal: AbortSignal
  progress(stage: string, done: number, total: number, unit: 'bytes' | 'rows' | 'hosts' | 'events'): void
}

export interface ListWarning {
  readonly code: string
  readonly line?: number
  readonly column?: string
  readonly count?: number
  readonly sample?: string
}

export interface ImportPlan {
  readonly counts: {
    readonly rows: number
    readonly new: number
    readonly changed: number
    readonly same: number
    readonly refused: number
    readonly blank: number
  }
  readonly gone: { readonly count: number; readonly first: { id: string; name: string }[] }
  readonly changedFirst: { name: string; field: string; from: string; to: string }[]
  readonly proposals: number
  readonly warnings: ListWarning[]
  readonly refused: RefusedRow[]
}

/** A read list, ready to be committed. Its files lie in the scratch folder until then. */
export interface Staged {
  readonly plan: ImportPlan
  readonly fileName: string
  readonly shape: {
    readonly encoding: string
    readonly delimiter: string
    readonly headerLine: number
    readonly sheet: string | null
  }
  readonly mapping: Record<string, string>
  readonly preset: string | null
  readonly raw: { readonly file: string; readonly sha256: string }
  readonly canonical: { readonly file: string; readonly sha256: string }
}

const firstFew = 20

/**
 * Stages a list.
 *
 * @param keep whether the raw file and the canonical rows are written for a commit; a plan needs neither
 * @throws {Refusal} every `list.*` code; `list.changed-while-read`; `workspace.disk-full`; throws when aborted.
 *   Nothing is left in the scratch folder then
 */
export async function stageList(
  db: ReadDb,
  scratchFolder: string,
  path: string,
  choices: ListChoices,
  { keep, job }: { readonly keep: boolean; readonly job: JobHooks },
): Promise<Staged> {
  const list = await openList(path, choices)
  mkdirSync(scratchFolder, { recursive: true })
  const base = join(scratchFolder, randomBytes(8).toString('hex'))
  const files = { raw: `${base}.raw`, canonical: `${base}.rows`, scratch: `${base}.db` }
  const scratch = openScratch(files.scratch)
  try {
    const read = await readIntoScratch(list, scratch, job)
    scratch.judge()
    const placed = await placeRows(db, scratch, async (done) => {
      job.progress('matching', done, read.good, 'rows')
      await new Promise((resolve) => setImmediate(resolve))
      job.signal.throwIfAborted()
    })
    const raw = keep ? await copyHashed(path, files.raw) : ''
    const compared: Compared = { new: 0, changed: 0, same: 0, changedFirst: [] }
    const canonical = await writeCanonical(compareRows(db, scratch, compared), keep ? files.canonical : null, job)
    requireUnchanged(list)
    return {
      plan: planOf(db, list, scratch, read, placed, compared),
      fileName: list.fileName,
      shape: {
        encoding: list.shape.encoding,
        delimiter: list.shape.delimiter,
        headerLine: list.shape.headerLine,
        sheet: list.shape.sheet,
      },
      mapping: list.mapping,
      preset: list.mapped.preset,
      raw: { file: files.raw, sha256: raw },
      canonical: { file: files.canonical, sha256: canonical },
    }
  } catch (error) {
    for (const file of [files.raw, files.canonical]) rmSync(file, { force: true })
    throw refusalOfFile(error) ?? error
  } finally {
    scratch.close()
  }
}

/** Removes what a commit did not take over. */
export function discardStaged(staged: Staged): void {
  for (const { file } of [staged.raw, staged.canonical]) rmSync(file, { force: true })
}

/** The physical lines whose every claim belongs to several hosts. */
export async function readAmbiguous(
  db: ReadDb,
  scratchFolder: string,
  path: string,
  choices: ListChoices,
  job: JobHooks,
): Promise<Set<number>> {
  const list = await openList(path, choices)
  mkdirSync(scratchFolder, { recursive: true })
  const scratch = openScratch(join(scratchFolder, `${randomBytes(8).toString('hex')}.db`))
  try {
    await readIntoScratch(list, scratch, job)
    scratch.judge()
    const placed = await placeRows(db, scratch, async () => {
      await new Promise((resolve) => setImmediate(resolve))
      job.signal.throwIfAborted()
    })
    return new Set(placed.ambiguous)
  } finally {
    scratch.close()
  }
}

interface ReadCounts {
  readonly good: number
  readonly refused: number
  readonly blank: number
  readonly refusedFirst: readonly RefusedRow[]
  /** Of the file, over all of its rows. */
  readonly listWarnings: readonly ListWarning[]
  readonly warnings: ReadonlyMap<
    string,
    { readonly code: string; readonly field: string; readonly sample: string; readonly line: number; count: number }
  >
}

async function readIntoScratch(list: OpenList, scratch: Scratch, job: JobHooks): Promise<ReadCounts> {
  const counts = { good: 0, refused: 0, blank: 0 }
  const refusedFirst: RefusedRow[] = []
  const listWarnings = new Map<string, ListWarning>()
  const warnings = new Map<string, { code: string; field: string; sample: string; line: number; count: number }>()
  const note = ({ code, field, value }: RowWarning, line: number): void => {
    const known = warnings.get(code)
    if (known === undefined) warnings.set(code, { code, field, sample: value.slice(0, 80), line, count: 1 })
    else known.count += 1
  }
  const hooks = {
    signal: job.signal,
    progress: (bytes: number) => {
      job.progress('reading', bytes, list.shape.sizeBytes, 'bytes')
    },
  }
  for await (const records of readRecords(list, hooks)) {
    for (const record of records) {
      if (record.kind === 'blank') counts.blank += record.count
      else if (record.kind === 'warning') {
        const { code, count } = record.warning
        const known = listWarnings.get(code)
        listWarnings.set(
          code,
          known === undefined ? record.warning : { ...known, count: (known.count ?? 1) + (count ?? 1) },
        )
      } else if (record.kind === 'refused') {
        counts.refused += 1
        if (refusedFirst.length < firstFew) refusedFirst.push(record.refused)
      } else {
        counts.good += 1
        for (const warning of record.warnings) note(warning, record.row.line)
        scratch.addRow(record.row, claimsOf(record.row))
      }
    }
  }
  return { ...counts, refusedFirst, listWarnings: [...listWarnings.values()], warnings }
}

function planOf(
  db: ReadDb,
  list: OpenList,
  scratch: Scratch,
  read: ReadCounts,
  placed: Placed,
  compared: Compared,
): ImportPlan {
  const refused = read.refused + placed.ambiguous.length
  const rows = read.good + read.refused + read.blank
  const before = findBefore(db, list)
  const warnings: ListWarning[] = [
    // What the first rows warned of is counted anew over all of them.
    ...list.shape.warnings.filter(({ code }) => !read.listWarnings.some((counted) => counted.code === code)),
    ...read.listWarnings,
    ...[...read.warnings.values()].map(({ code, field, sample, line, count }) => ({
      code,
      column: list.mapping[field] ?? field,
      sample,
      line,
      count,
    })),
    ...(before !== null && rows * 2 < before.rows
      ? [{ code: 'list.much-shorter', count: rows, sample: String(before.rows) }]
      : []),
    ...(placed.weakSerials > 0
      ? [{ code: 'serial.repeated', count: placed.weakSerials, column: list.mapping.serial ?? '' }]
      : []),
    ...(placed.proposals > 0 ? [{ code: 'host.maybe-same', count: placed.proposals }] : []),
  ]
  return {
    counts: {
      rows,
      new: compared.new,
      changed: compared.changed,
      same: compared.same,
      refused,
      blank: read.blank,
    },
    gone: before === null ? { count: 0, first: [] } : findGone(db, before.number, scratch),
    changedFirst: compared.changedFirst.map(({ name, field, from, to }) => ({ name, field, from, to })),
    proposals: placed.proposals,
    warnings,
    refused: [
      ...read.refusedFirst,
      ...placed.ambiguous.map((line) => ({ line, code: 'row.ambiguous', column: list.mapping.name ?? '' })),
    ].slice(0, firstFew),
  }
}

/** The last list of the same origin that stands. */
function findBefore(db: ReadDb, list: OpenList): { readonly number: number; readonly rows: number } | null {
  const preset = list.mapped.preset ?? ''
  const before = db
    .prepare<[string, string, string], { import_number: number; counts: string }>(`
      SELECT import_number, counts FROM import
      WHERE reverted = 0 AND ((preset = ? AND preset <> '') OR (? = '' AND file = ?))
      ORDER BY time DESC LIMIT 1
    `)
    .get(preset, preset, list.fileName)
  return before === undefined ? null : { number: before.import_number, rows: Number(JSON.parse(before.counts).rows) }
}

/** Hosts of the list before that this one does not name. */
function findGone(db: ReadDb, before: number, scratch: Scratch): ImportPlan['gone'] {
  const hosts = db.prepare<[number], { id: string; name: string }>(`
    SELECT host.id, host.name FROM import_row JOIN host USING (host_number) WHERE import_number = ?
  `)
  const first: { id: string; name: string }[] = []
  let count = 0
  const isNamed = scratch.prepareNames()
  for (const host of hosts.iterate(before)) {
    if (isNamed(host.id)) continue
    count += 1
    if (first.length < firstFew) first.push(host)
  }
  return { count, first }
}

/** Copies a file and makes it durable. @returns the SHA-256 of its bytes */
export async function copyHashed(from: string, to: string): Promise<string> {
  const hash = createHash('sha256')
  const source = createReadStream(from)
  source.on('data', (chunk) => hash.update(chunk))
  await pipeline(source, createWriteStream(to))
  await syncFile(to)
  return hash.digest('hex')
}

/**
 * Writes the canonical rows, gzip. Named by the hash of the compressed bytes.
 *
 * @param file `null`: they are only counted, for a plan
 */
export async function writeCanonical(blocks: Iterable<string>, file: string | null, job: JobHooks): Promise<string> {
  if (file === null) {
    for (const _ of blocks) {
      await new Promise((resolve) => setImmediate(resolve))
      job.signal.throwIfAborted()
    }
    return ''
  }
  const hash = createHash('sha256')
  const gzip = createGzip({ level: 6 })
  gzip.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(Readable.from(blocks), gzip, createWriteStream(file), { signal: job.signal })
  await syncFile(file)
  return hash.digest('hex')
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** @throws {Refusal} `list.changed-while-read` */
export function requireUnchanged(list: OpenList): void {
  const changed =
    !existsSync(list.path) ||
    statSync(list.path).size !== list.shape.sizeBytes ||
    statSync(list.path).mtime.toISOString() !== list.shape.modifiedAt
  if (changed) throw new Refusal('list.changed-while-read', { path: list.path })
}
