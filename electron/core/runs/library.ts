/**
 * The runbooks that can be started: those of the resources folder with their parts in them, read once.
 * And those that open runs are pinned to: attachments of the workspace, by the hash of their content (P5).
 */
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Refusal } from '../../../src/domain/refusal.ts'
import { type Examined, examineRunbook, judged } from '../../../src/domain/runbook/examine.ts'
import { readRunbook } from '../../../src/domain/runbook/format.ts'
import type { LintProblem } from '../../../src/domain/runbook/problem.ts'
import type { Runbook } from '../../../src/domain/runbook/schema.ts'
import { readAttachment } from '../log/attachments.ts'
import type { KeptRunbook, LibraryCache } from './library-cache.ts'
import { hashContent, openPartsFolder, type PartsFolder, readRunbookFile } from './runbook-file.ts'

export interface LoadedRunbook {
  readonly runbook: Runbook
  /** SHA-256 of its bytes. */
  readonly hash: string
  /** What a run is pinned to: the whole runbook as JSON with sorted keys. Written out only for one that is started. */
  bytes(): Buffer
}

/** One that came with Bluelift. */
export interface ShippedRunbook extends LoadedRunbook {
  /** The path of its file. */
  readonly file: string
  /** What the lint says of it: judged at the first question, which takes a while. */
  readonly examined: Examined
}

export interface RunbookLibrary {
  readonly runbooks: readonly LoadedRunbook[]
  readonly broken: readonly { readonly file: string; readonly problems: readonly LintProblem[] }[]
  /** @throws {Refusal} `runbook.not-found`, `runbook.broken` */
  require(id: string): LoadedRunbook
  /** The runbook that a run of this workspace is pinned to, or `null` when its attachment is missing. */
  pinned(folder: string, hash: string): Runbook | null
}

export interface ShippedLibrary extends RunbookLibrary {
  readonly runbooks: readonly ShippedRunbook[]
  /** What a runbook may include. */
  readonly parts: PartsFolder['parts']
  /** Reads a little more, some tens of milliseconds; `false` when nothing is left to read. */
  readAhead(): boolean
  /** Keeps what was read and judged for the next process. Judges what was not judged yet. */
  keep(): void
}

/**
 * The runbooks of a folder. A broken file is reported and never hides the good ones.
 *
 * The files are read at the first question that needs them, unless somebody with time read them before: what runs are
 * pinned to lies in the workspace.
 */
export function openLibrary(folder: string, cache: LibraryCache | null = null): ShippedLibrary {
  const reading = openFolder(folder, cache)
  const shipped = () => {
    while (reading.readNext());
    return reading
  }
  const pinnedByHash = new Map<string, Runbook>()
  return {
    get runbooks() {
      return shipped().runbooks
    },
    get broken() {
      return shipped().broken
    },
    get parts() {
      return reading.parts()
    },
    readAhead: () => reading.readNext(),
    keep: () => reading.keep(),
    require(id) {
      const { runbooks, broken } = shipped()
      const found = runbooks.find(({ runbook }) => runbook.id === id)
      if (found !== undefined) return found
      const named = broken.find(({ file }) => file.replace(/\.ya?ml$/, '') === id)
      if (named === undefined) throw new Refusal('runbook.not-found', { runbook: id })
      throw new Refusal('runbook.broken', { runbook: id, file: named.file, problem: named.problems[0] ?? {} })
    },
    pinned(workspace, hash) {
      const known =
        pinnedByHash.get(hash) ??
        readPinned(workspace, hash) ??
        shipped().runbooks.find((loaded) => loaded.hash === hash)?.runbook
      if (known === undefined) return null
      pinnedByHash.set(hash, known)
      return known
    },
  }
}

/** Reads a file a call, the parts first, until `readNext` says that nothing is left; or at once what was kept. */
function openFolder(folder: string, cache: LibraryCache | null) {
  const runbooks: ShippedRunbook[] = []
  const broken: { file: string; problems: readonly LintProblem[] }[] = []
  const parts = openPartsFolder(join(folder, 'parts'))
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : []
  const left = files.sort().reverse()
  let wasKept: boolean | null = null
  const takeKept = (): boolean => {
    const rows = cache?.read() ?? null
    for (const row of rows ?? []) runbooks.push(fromKept(folder, row))
    if (rows !== null) left.length = 0
    return rows !== null
  }
  const readRunbookOf = (file: string): void => {
    const read = readRunbookFile(join(folder, file), parts.read)
    if (read.ok) runbooks.push(toShipped(read.runbook, join(folder, file)))
    else broken.push({ file, problems: read.problems })
  }
  const readNext = (): boolean => {
    wasKept ??= takeKept()
    if (wasKept) return false
    if (parts.readNext()) return true
    const file = left.pop()
    if (file !== undefined) readRunbookOf(file)
    return left.length > 0
  }
  return {
    runbooks,
    broken,
    readNext,
    parts() {
      while (parts.readNext());
      return parts.read.parts
    },
    keep() {
      while (readNext());
      // A broken file is told anew each time, with the place where it is broken.
      if (wasKept !== false || cache === null || broken.length > 0) return
      wasKept = true
      cache.write(
        runbooks.map(({ runbook, hash, file, examined: { problems } }) => ({
          runbook,
          hash,
          problems,
          file: basename(file),
        })),
      )
    },
  }
}

function toShipped(runbook: Runbook, file: string): ShippedRunbook {
  const { hash, bytes } = hashContent(runbook)
  let examined: Examined | null = null
  return {
    runbook,
    hash,
    bytes: () => bytes,
    file,
    get examined() {
      examined ??= examineRunbook(runbook)
      return examined
    },
  }
}

function fromKept(folder: string, { runbook, hash, file, problems }: KeptRunbook): ShippedRunbook {
  return {
    runbook,
    hash,
    file: join(folder, file),
    examined: judged(runbook, problems),
    bytes: () => hashContent(runbook).bytes,
  }
}

function readPinned(workspace: string, hash: string): Runbook | null {
  const bytes = readAttachment(workspace, hash)
  if (bytes === null) return null
  const read = readRunbook(JSON.parse(bytes.toString('utf8')))
  return read.ok ? read.runbook : null
}
