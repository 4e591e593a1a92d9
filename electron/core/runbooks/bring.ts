/**
 * A runbook on its way in, from a file or from the editor: read, named, examined. Nothing is stored here.
 */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { isPlaybook, readPlaybook } from '../../../src/domain/cacao/read.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { type Examined, examineRunbook } from '../../../src/domain/runbook/examine.ts'
import { findNotPlain } from '../../../src/domain/runbook/plain.ts'
import type { LintProblem } from '../../../src/domain/runbook/problem.ts'
import { runbookSchema } from '../../../src/domain/runbook/schema.ts'
import { hashContent } from '../runs/runbook-file.ts'
import { type Parts, type PlacedProblem, placeNowhere, readRunbookText } from './read-text.ts'
import { nameOf } from './shelf.ts'

export interface Brought extends Examined {
  readonly id: string
  readonly version: string
  readonly format: 'yaml' | 'cacao'
  readonly value: unknown
  /** The bytes by which it is known and stored, and their SHA-256. */
  readonly bytes: Buffer
  readonly hash: string
  /** As it was brought. */
  readonly source: Buffer
  /** The name of the file; empty for a text of the editor. */
  readonly file: string
  /** What the file has and a runbook has no word for, as JSON Pointers. */
  readonly kept: readonly string[]
  /** Where a problem stands in what was brought. */
  place(problem: LintProblem): PlacedProblem
}

/** A runbook is written by hand, and a playbook drawn by hand; a file beyond this is something else. */
const largestBytes = 2_000_000

/**
 * Reads a runbook file of ours or a CACAO 2.0 playbook.
 *
 * @throws {Refusal} `file.not-found`, `runbook.file-unreadable`, `runbook.file-too-large`, `runbook.not-a-runbook`,
 *   `runbook.not-representable`
 */
export function bringFile(path: string, parts: Parts): Brought {
  const file = basename(path)
  const source = readWhole(path, file)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(source)
  } catch {
    throw new Refusal('runbook.file-unreadable', { file, reason: 'not UTF-8' })
  }
  return bringText(text, parts, source, file)
}

/**
 * Reads what the editor holds, or the text of a file.
 *
 * @throws {Refusal} `runbook.not-a-runbook` when it cannot even be named; anything less is a problem of the draft
 */
export function bringText(text: string, parts: Parts, source: Buffer = Buffer.from(text, 'utf8'), file = ''): Brought {
  if (/^\s*\{/.test(text)) {
    const playbook = readPlaybookText(text, source, file)
    if (playbook !== null) return playbook
  }
  const read = readRunbookText(text, parts)
  if (!read.ok) {
    const { code, details, line, column } = read.problem
    throw new Refusal('runbook.not-a-runbook', { problem: code, path: '', ...details, line, column })
  }
  const { value, problems, origins, place } = read
  const named = nameBrought(value)
  const examined = problems.length > 0 ? { ready: null, shown: null, problems } : examineRunbook(value, origins)
  return { ...named, ...examined, format: 'yaml', source, file, kept: [], place }
}

/**
 * A playbook as a runbook; null when the text is none.
 *
 * @throws {Refusal} `runbook.not-representable` with the first places, `runbook.not-a-runbook`
 */
function readPlaybookText(text: string, source: Buffer, file: string): Brought | null {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return null // a flow mapping of YAML begins like JSON as well
  }
  if (!isPlaybook(given)) return null
  const read = readPlaybook(given, { hash: sha256, now: unusedTime })
  if (!read.ok) {
    const [first] = read.refusals
    throw new Refusal('runbook.not-representable', {
      problem: first?.code ?? '',
      path: first?.path ?? '',
      refusals: read.refusals,
    })
  }
  const { value, kept } = read
  return {
    ...nameBrought(value),
    ...examineRunbook(value, null),
    format: 'cacao',
    source,
    file,
    kept,
    place: placeNowhere,
  }
}

/** Reading compares with what would be written, but for its time. */
const unusedTime = '2000-01-01T00:00:00.000Z'

/** @throws {Refusal} `runbook.not-a-runbook` */
function nameBrought(value: unknown) {
  const odd = findNotPlain(value)
  if (odd !== null) throw new Refusal('runbook.not-a-runbook', { ...odd })
  const { id, version } = nameOf(value)
  if (!runbookSchema.shape.id.safeParse(id).success) {
    throw new Refusal('runbook.not-a-runbook', { problem: 'runbook.value-invalid', path: '/id' })
  }
  if (!runbookSchema.shape.version.safeParse(version).success) {
    throw new Refusal('runbook.not-a-runbook', { problem: 'runbook.value-invalid', path: '/version' })
  }
  return { id, version, value, ...hashContent(value) }
}

function readWhole(path: string, file: string): Buffer {
  try {
    const stat = statSync(path)
    if (!stat.isFile()) throw new Refusal('runbook.file-unreadable', { file, reason: 'not a file' })
    if (stat.size > largestBytes) {
      throw new Refusal('runbook.file-too-large', { file, sizeBytes: stat.size, most: largestBytes })
    }
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Refusal('file.not-found', { path })
    throw new Refusal('runbook.file-unreadable', { file, reason: code })
  }
}

/** SHA-256 of a text as hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
