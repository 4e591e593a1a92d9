/**
 * All runbooks of one moment: the shipped ones and those that people brought into the open workspace.
 *
 * What lies in a workspace may come from another station: its attachment is hashed, read and linted here before
 * anybody may start it, whatever the event says of it. A shipped runbook stands before a brought one of the same
 * version, a version that can be started before a draft, and among brought ones that disagree the first in the
 * order of the log, so that every station chooses the same.
 */
import { wallOf } from '../../../src/domain/log/clock.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { type Examined, examineRunbook } from '../../../src/domain/runbook/examine.ts'
import type { Runbook } from '../../../src/domain/runbook/schema.ts'
import { compareVersions } from '../../../src/domain/runbook/version.ts'
import { readAttachment } from '../log/attachments.ts'
import type { RunbookLibrary, ShippedLibrary } from '../runs/library.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

export interface ShelfVersion extends Examined {
  readonly id: string
  readonly version: string
  readonly hash: string
  readonly origin: 'shipped' | 'workspace'
  readonly state: 'ready' | 'draft' | 'withdrawn'
  /** The one of its id that new runs take. */
  readonly current: boolean
  /** As it came out of the parser. */
  readonly value: unknown
  bytes(): Buffer
  /** The event that brought it; null for a shipped one. */
  readonly added: RunbookTableRow | null
  /** The path of a shipped file. */
  readonly file: string | null
}

export interface Shelf extends RunbookLibrary {
  readonly versions: readonly ShelfVersion[]
  readonly parts: ShippedLibrary['parts']
  /** Every version that can be started, not only the current ones. */
  readonly ready: readonly Runbook[]
  /**
   * One version, or the one that new runs take, or else the newest draft.
   *
   * @throws {Refusal} `runbook.not-found`, `runbook.broken`
   */
  find(id: string, hash?: string): ShelfVersion
}

interface RunbookTableRow {
  readonly event: string
  /** Its place in the order of the log. */
  readonly place: number
  readonly time: string
  readonly actor: string
  readonly id: string
  readonly version: string
  readonly hash: string
  readonly source: string | null
  readonly file: string
  readonly reason: string
  readonly withdrawn: number
}

type Unranked = Omit<ShelfVersion, 'current'>

interface Read {
  readonly id: string
  readonly version: string
  readonly examined: Examined
  readonly value: unknown
  readonly bytes: Buffer
}

export interface ShelfOpener {
  /** The shelf as it is at this moment, with what was brought into the open workspace. */
  at(open: { readonly db: ReadDb; readonly folder: string } | null): Shelf
  /** Reads and lints a little more of what was shipped, ahead of the first question; `false` when nothing is left. */
  readAhead(): boolean
}

/** Opens the shelf once; each content is read and linted once. */
export function openShelf(shipped: ShippedLibrary): ShelfOpener {
  const examinedByHash = new Map<string, Unranked>()
  const examineShipped = (loaded: ShippedLibrary['runbooks'][number]): Unranked => {
    const { runbook, hash, file, examined } = loaded
    const known = examinedByHash.get(hash)
    if (known !== undefined) return known
    const row: Unranked = {
      id: runbook.id,
      version: runbook.version,
      hash,
      bytes: loaded.bytes,
      file,
      value: runbook,
      ...examined,
      origin: 'shipped',
      state: examined.ready === null ? 'draft' : 'ready',
      added: null,
    }
    examinedByHash.set(hash, row)
    return row
  }
  const readByHash = new Map<string, Read | null>()
  const readOnce = (folder: string, hash: string): Read | null => {
    const known = readByHash.get(hash)
    if (known !== undefined) return known
    const read = readContent(folder, hash)
    if (read !== null) readByHash.set(hash, read)
    return read
  }

  const at: ShelfOpener['at'] = (open) => {
    const brought = open === null ? [] : listBrought(open.db)
    const versions = markCurrent([
      ...shipped.runbooks.map(examineShipped),
      ...brought.flatMap((row): Unranked[] => {
        const read = readOnce(open?.folder ?? '', row.hash)
        // What cannot be read, or calls itself otherwise than its event does, stands in for nothing.
        if (read === null || read.id !== row.id || read.version !== row.version) return []
        const { id, version, value, bytes, examined } = read
        const state = row.withdrawn === 1 ? 'withdrawn' : examined.ready === null ? 'draft' : 'ready'
        return [
          {
            id,
            version,
            hash: row.hash,
            value,
            bytes: () => bytes,
            ...examined,
            origin: 'workspace',
            state,
            added: row,
            file: null,
          },
        ]
      }),
    ])
    shipped.keep()
    const find: Shelf['find'] = (id, hash) => {
      const own = versions.filter((version) => version.id === id)
      const found =
        hash === undefined
          ? (own.find(({ current }) => current) ?? own.find(({ state }) => state === 'draft') ?? own[0])
          : own.find((version) => version.hash === hash)
      if (found !== undefined) return found
      // Says of a shipped file that it is broken rather than that it is not there.
      shipped.require(id)
      throw new Refusal('runbook.not-found', { runbook: id, hash: hash ?? '' })
    }
    return {
      versions,
      find,
      broken: shipped.broken,
      parts: shipped.parts,
      ready: versions.flatMap(({ ready, state }) => (ready !== null && state === 'ready' ? [ready] : [])),
      runbooks: versions.flatMap(({ ready, current, hash, bytes }) =>
        current && ready !== null ? [{ runbook: ready, hash, bytes }] : [],
      ),
      require(id) {
        const { ready, state, hash, bytes, version, problems } = find(id)
        if (ready !== null && state === 'ready') return { runbook: ready, hash, bytes }
        if (state === 'withdrawn') throw new Refusal('runbook.not-found', { runbook: id })
        throw new Refusal('runbook.draft', { runbook: id, version, problems: problems.length })
      },
      pinned: shipped.pinned,
    }
  }

  return {
    at,
    readAhead() {
      if (shipped.readAhead()) return true
      const next = shipped.runbooks.find(({ hash }) => !examinedByHash.has(hash))
      if (next !== undefined) examineShipped(next)
      else shipped.keep()
      return next !== undefined
    },
  }
}

/** Newest first in each id; the first that can be started is the current one. */
function markCurrent(versions: readonly Unranked[]): ShelfVersion[] {
  const sorted = versions.toSorted((a, b) => (a.id === b.id ? compareInId(a, b) : a.id < b.id ? -1 : 1))
  const taken = new Set<string>()
  return sorted.map((version) => {
    const current = version.state === 'ready' && !taken.has(version.id)
    if (current) taken.add(version.id)
    return { ...version, current }
  })
}

const stateOrder = ['ready', 'draft', 'withdrawn']

function compareInId(a: Unranked, b: Unranked): number {
  const byVersion = compareVersions(b.version, a.version)
  if (byVersion !== 0) return byVersion
  if (a.origin !== b.origin) return a.origin === 'shipped' ? -1 : 1
  const byState = stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state)
  if (byState !== 0) return byState
  // A draft is written over by the next one; two that can be started are settled by who came first.
  const first = (a.added?.place ?? 0) - (b.added?.place ?? 0)
  return a.state === 'ready' ? first : -first
}

function listBrought(db: ReadDb): RunbookTableRow[] {
  // A workspace of an older version that is only read has no such table yet.
  const exists = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'runbook'").pluck().get()
  if (exists === undefined) return []
  return db
    .prepare<[], Omit<RunbookTableRow, 'place'>>(`
      SELECT event, time, actor, id, version, hash, source, file, reason, withdrawn FROM runbook
      ORDER BY time, station, seq
    `)
    .all()
    .map((row, place) => ({ ...row, place, time: wallOf(row.time) }))
}

function readContent(folder: string, hash: string): Read | null {
  const bytes = readAttachment(folder, hash)
  if (bytes === null) return null
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    const { id, version } = nameOf(value)
    return { id, version, value, bytes, examined: examineRunbook(value) }
  } catch {
    return null // the attachment is what another station stored, and need not be JSON
  }
}

/** How a value calls itself; empty where it does not say. */
export function nameOf(value: unknown): { readonly id: string; readonly version: string } {
  const { id, version } = (typeof value === 'object' ? (value ?? {}) : {}) as Readonly<Record<string, unknown>> // its fields are looked at as unknown
  return { id: typeof id === 'string' ? id : '', version: typeof version === 'string' ? version : '' }
}
