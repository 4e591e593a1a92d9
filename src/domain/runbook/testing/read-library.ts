/** The runbooks of the project as they stand in resources/runbooks. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readRunbook } from '../format.ts'
import type { Runbook } from '../schema.ts'

const folder = new URL('../../../../resources/runbooks/', import.meta.url)

/** One runbook by the name of its file, without the ending. */
export function readLibraryRunbook(name: string): Runbook {
  const read = readRunbook(parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), { schema: 'core' }))
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.problems, null, 2)}`)
  return read.runbook
}

/** The names of all runbook files. */
export function listLibrary(): readonly string[] {
  return readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []))
}
