/**
 * Runbook files and the parts beside them, in the folder `parts`.
 *
 * Every problem comes with its file and the line where it can be mended: that of the part, where a
 * step was written there.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { toCanonicalJson } from '../../../src/domain/runbook/canonical.ts'
import { expandRunbook, type Origins, toOrigin } from '../../../src/domain/runbook/expand.ts'
import { readRunbook } from '../../../src/domain/runbook/format.ts'
import type { HashedPart } from '../../../src/domain/runbook/includes.ts'
import { lintRunbook } from '../../../src/domain/runbook/lint.ts'
import { lintContinues } from '../../../src/domain/runbook/lint-continues.ts'
import { lintPart, readPart } from '../../../src/domain/runbook/part.ts'
import type { LintProblem } from '../../../src/domain/runbook/problem.ts'
import type { Runbook } from '../../../src/domain/runbook/schema.ts'
import { readYamlFile, type YamlRead, type YamlText } from './yaml-file.ts'

/** A problem with the file in which it stands, and where: line and column from 1, or 0 when nobody can say. */
export interface FileProblem extends LintProblem {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface PartsFolder {
  readonly parts: ReadonlyMap<string, HashedPart>
  /** By the id of the part: its file, its text, what is wrong with it. */
  readonly files: ReadonlyMap<
    string,
    { readonly file: string; readonly yaml: YamlText | null; readonly problems: readonly FileProblem[] }
  >
}

export type RunbookFileRead =
  | {
      readonly ok: true
      readonly runbook: Runbook
      readonly origins: Origins | null
      /** For a problem as `toOrigin` leaves it. */
      locate(problem: LintProblem): FileProblem
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

const partFormat = 'bluelift-part/1'

/** SHA-256 of the canonical JSON of a content. */
export function hashContent(content: unknown): { readonly hash: string; readonly bytes: Buffer } {
  const bytes = Buffer.from(toCanonicalJson(content), 'utf8')
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

/** All parts of a folder; the folder may be missing. A broken part never hides the good ones. */
export function readPartsFolder(folder: string): PartsFolder {
  const { read, readNext } = openPartsFolder(folder)
  while (readNext());
  return read
}

/** The same, a file a call: `read` grows until `readNext` says that nothing is left. */
export function openPartsFolder(folder: string): { readonly read: PartsFolder; readNext(): boolean } {
  const parts = new Map<string, HashedPart>()
  const files = new Map<string, { file: string; yaml: YamlText | null; problems: readonly FileProblem[] }>()
  const left = listYaml(folder).toSorted().reverse()
  const readPartFile = (name: string): void => {
    const file = join(folder, name)
    const id = toId(name)
    const text = readYamlFile(file)
    if (!text.ok) {
      files.set(id, { file, yaml: null, problems: [{ ...text.problem, file, line: 0, column: 0, ...text.position }] })
      return
    }
    const { yaml } = text
    const read = readPart(yaml.value)
    const problems: readonly LintProblem[] = !read.ok
      ? read.problems
      : read.part.id === id
        ? []
        : [{ code: 'runbook.part-file-name', path: '/id', details: { name: read.part.id, file: name } }]
    files.set(id, { file, yaml, problems: problems.map((problem) => place(file, yaml, problem)) })
    if (read.ok && problems.length === 0) parts.set(id, { part: read.part, hash: hashContent(read.part).hash })
  }
  return {
    read: { parts, files },
    readNext() {
      const name = left.pop()
      if (name !== undefined) readPartFile(name)
      return left.length > 0
    },
  }
}

/** One runbook with its parts in it, or what is wrong with the file or with a part that it includes. */
export function readRunbookFile(path: string, folder = readPartsFolder(join(dirname(path), 'parts'))): RunbookFileRead {
  return readParsed(path, readYamlFile(path), folder)
}

function readParsed(path: string, text: YamlRead, folder: PartsFolder): RunbookFileRead {
  if (!text.ok) return { ok: false, problems: [{ ...text.problem, file: path, line: 0, column: 0, ...text.position }] }
  const { yaml } = text
  const locate = (problem: LintProblem): FileProblem => {
    const part = problem.part === undefined ? undefined : folder.files.get(problem.part)
    return part?.yaml == null ? place(path, yaml, problem) : place(part.file, part.yaml, problem)
  }
  const expanded = expandRunbook(yaml.value, folder.parts)
  if (!expanded.ok) {
    const problems = expanded.problems.flatMap((problem) => {
      const broken = problem.code === 'runbook.part-unknown' ? folder.files.get(String(problem.details?.name)) : null
      return broken == null || broken.problems.length === 0 ? [locate(problem)] : broken.problems
    })
    return { ok: false, problems }
  }
  const read = readRunbook(expanded.value)
  const { origins } = expanded
  return read.ok
    ? { ok: true, runbook: read.runbook, origins, locate }
    : { ok: false, problems: read.problems.map((problem) => locate(toOrigin(problem, origins))) }
}

/** Every problem of a runbook file or of the file of a part. */
export function lintRunbookFile(path: string): readonly FileProblem[] {
  const text = readYamlFile(path)
  if (text.ok && isPart(text.yaml.value)) return lintPartFile(path)
  const read = readParsed(path, text, readPartsFolder(join(dirname(path), 'parts')))
  if (!read.ok) return read.problems
  const neighbours = new Set(listYaml(dirname(path)).map(toId))
  const { runbook, origins, locate } = read
  const continues = lintContinues(runbook, neighbours).map((problem) => toOrigin(problem, origins))
  return [...lintRunbook(runbook, origins), ...continues].map(locate)
}

function listYaml(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : []
}

/** The name of a file is the id of what stands in it. */
function toId(file: string): string {
  return basename(file).replace(/\.ya?ml$/, '')
}

function isPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === partFormat
}

function lintPartFile(path: string): readonly FileProblem[] {
  const folder = readPartsFolder(dirname(path))
  const id = toId(path)
  const found = folder.files.get(id)
  const part = folder.parts.get(id)?.part
  if (found === undefined) {
    return [{ code: 'file.unreadable', path: '', details: {}, file: path, line: 0, column: 0 }]
  }
  if (part === undefined || found.yaml === null) return found.problems
  const { yaml } = found
  return lintPart(part).map((problem) => place(path, yaml, problem))
}

function place(file: string, yaml: YamlText, problem: LintProblem): FileProblem {
  return { ...problem, file, ...yaml.locate(problem.path) }
}
