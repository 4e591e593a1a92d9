/**
 * A runbook as a text: to edit, and as a file to give away.
 */
import { readFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { writeWholeFile } from '../export/atomic-file.ts'
import { readAttachment } from '../log/attachments.ts'
import { hashContent } from '../runs/runbook-file.ts'
import { parseYaml } from '../runs/yaml-file.ts'
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
  return stringify(value, { schema: 'core', aliasDuplicateObjects: false, lineWidth: 110 })
}
