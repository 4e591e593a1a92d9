/**
 * The runbooks that can be started: those of the resources folder with their parts in them, read once.
 * And those that open runs are pinned to: attachments of the workspace, by the hash of their content (P5).
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../../src/domain/refusal.ts'
import { readRunbook } from '../../../src/domain/runbook/format.ts'
import type { LintProblem } from '../../../src/domain/runbook/problem.ts'
import type { Runbook } from '../../../src/domain/runbook/schema.ts'
import { readAttachment } from '../log/attachments.ts'
import { hashContent, openPartsFolder, type PartsFolder, readRunbookFile } from './runbook-file.ts'

export interface LoadedRunbook {
  readonly runbook: Runbook
  /** SHA-256 of `bytes`. */
  readonly hash: string
  /** What a run is pinned to: the whole runbook as JSON with sorted keys. */
  readonly bytes: Buffer
}

/** One that came with Bluelift. */
export interface ShippedRunbook extends LoadedRunbook {
  /** The path of its file. */
  readonly file: string
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
}

/**
 * The runbooks of a folder. A broken file is reported and never hides the good ones.
 *
 * The files are read at the first question that needs them, unless somebody with time read them before: what runs are
 * pinned to lies in the workspace.
 */
export function openLibrary(folder: string): ShippedLibrary {
  const reading = openFolder(folder)
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
      return shipped().parts
    },
    readAhead: () => reading.readNext(),
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

/** Reads a file a call, the parts first, until `readNext` says that nothing is left. */
function openFolder(folder: string) {
  const runbooks: ShippedRunbook[] = []
  const broken: { file: string; problems: readonly LintProblem[] }[] = []
  const parts = openPartsFolder(join(folder, 'parts'))
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : []
  const left = files.sort().reverse()
  const readRunbookOf = (file: string): void => {
    const read = readRunbookFile(join(folder, file), parts.read)
    if (read.ok) runbooks.push({ runbook: read.runbook, ...hashContent(read.runbook), file: join(folder, file) })
    else broken.push({ file, problems: read.problems })
  }
  return {
    runbooks,
    broken,
    parts: parts.read.parts,
    readNext(): boolean {
      if (parts.readNext()) return true
      const file = left.pop()
      if (file !== undefined) readRunbookOf(file)
      return left.length > 0
    },
  }
}

function readPinned(workspace: string, hash: string): Runbook | null {
  const bytes = readAttachment(workspace, hash)
  if (bytes === null) return null
  const read = readRunbook(JSON.parse(bytes.toString('utf8')))
  return read.ok ? read.runbook : null
}
