/** The runbooks of the project as they stand in resources/runbooks, with their parts in them. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { toCanonicalJson } from '../canonical.ts'
import { expandRunbook, type Origins } from '../expand.ts'
import { readRunbook } from '../format.ts'
import type { HashedPart } from '../includes.ts'
import { readPart } from '../part.ts'
import type { Part } from '../part-schema.ts'
import type { Runbook } from '../schema.ts'

const folder = new URL('../../../../resources/runbooks/', import.meta.url)

/** One runbook by the name of its file, without the ending. */
export function readLibraryRunbook(name: string): Runbook {
  return readLibraryFile(name).runbook
}

/** The same, with what of it comes from parts. */
export function readLibraryFile(name: string): { readonly runbook: Runbook; readonly origins: Origins | null } {
  const parts = new Map(listNames('parts/').map((id) => [id, hashPart(readLibraryPart(id))]))
  const expanded = expandRunbook(readYaml(`${name}.yaml`), parts)
  if (!expanded.ok) throw new Error(`${name}: ${JSON.stringify(expanded.problems, null, 2)}`)
  const read = readRunbook(expanded.value)
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.problems, null, 2)}`)
  return { runbook: read.runbook, origins: expanded.origins }
}

/** One part by its id. */
export function readLibraryPart(id: string): Part {
  const read = readPart(readYaml(`parts/${id}.yaml`))
  if (!read.ok) throw new Error(`${id}: ${JSON.stringify(read.problems, null, 2)}`)
  return read.part
}

/** The names of all runbook files. */
export function listLibrary(): readonly string[] {
  return listNames('')
}

/** The ids of all parts. */
export function listLibraryParts(): readonly string[] {
  return listNames('parts/')
}

/** A part with the hash by which runbooks include it. */
export function hashPart(part: Part): HashedPart {
  return { part, hash: createHash('sha256').update(toCanonicalJson(part)).digest('hex') }
}

function listNames(under: string): readonly string[] {
  const files = readdirSync(new URL(under, folder))
  return files.flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []))
}

function readYaml(path: string): unknown {
  return parse(readFileSync(new URL(path, folder), 'utf8'), { schema: 'core' })
}
