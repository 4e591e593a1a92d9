/**
 * A runbook as a text: to edit, and as a file to give away.
 */
import { readFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { writePlaybook } from '../../../src/domain/cacao/write.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { readRunbook } from '../../../src/domain/runbook/format.ts'
import { orderKeys } from '../../../src/domain/runbook/key-order.ts'
import type { LintProblem } from '../../../src/domain/runbook/problem.ts'
import { writeWholeFile } from '../export/atomic-file.ts'
import { readAttachment } from '../log/attachments.ts'
import { hashContent } from '../runs/runbook-file.ts'
import { parseYaml } from '../runs/yaml-file.ts'
import { sha256 } from './bring.ts'
import type { ShelfVersion } from './shelf.ts'

/** The text as somebody wrote it, comments included; written anew where it was not brought as YAML. */
export function sourceOf(version: ShelfVersion, folder: string | null): string {
  const text = readSource(version, folder)
  return text ?? toYaml(version.value)
}

/** Writes one file that needs no other: what a runbook includes is in it. */
export async function exportYaml(version: ShelfVersion, folder: string | null, path: string) {
  const own = readSource(version, folder)
  const text = own !== null && isWhole(own, version.hash) ? own : toYaml(version.value)
  return { path, sizeBytes: await writeWholeFile(path, async (write) => write(text)) }
}

/**
 * Writes a CACAO 2.0 playbook. A draft that can be read is written too: what the lint holds against it keeps nobody
 * from mending it elsewhere.
 *
 * @param now ISO 8601 with milliseconds
 * @param word says what is wrong with a value
 * @throws {Refusal} `runbook.not-exportable` for a value that lacks what a playbook must have, with the first such place
 */
export async function exportCacao(
  version: ShelfVersion,
  path: string,
  now: string,
  word: (problem: LintProblem) => string,
) {
  const read = readRunbook(version.value)
  if (!read.ok) {
    const [first] = read.problems
    throw new Refusal('runbook.not-exportable', {
      runbook: version.id,
      version: version.version,
      problem: first === undefined ? '' : word(first),
      path: first?.path ?? '',
    })
  }
  const { playbook } = writePlaybook(read.runbook, { hash: sha256, now })
  const text = `${JSON.stringify(playbook, null, 2)}\n`
  return { path, sizeBytes: await writeWholeFile(path, async (write) => write(text)) }
}

function readSource({ file, added }: ShelfVersion, folder: string | null): string | null {
  if (file !== null) return readFileSync(file, 'utf8')
  if (folder === null || added?.source == null) return null
  const bytes = readAttachment(folder, added.source)
  if (bytes === null) return null
  const text = bytes.toString('utf8')
  // A playbook is not what an editor of runbooks shows.
  return /^\s*\{/.test(text) ? null : text
}

function isWhole(text: string, hash: string): boolean {
  const read = parseYaml(text)
  return read.ok && hashContent(read.yaml.value).hash === hash
}

function toYaml(value: unknown): string {
  return stringify(orderKeys(value), { schema: 'core', aliasDuplicateObjects: false, lineWidth: 110 })
}
