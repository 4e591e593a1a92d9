/**
 * The result files of a folder, read as what they are: hostile until proven harmless. No link is followed,
 * no other folder entered, nothing larger than a result can be is read.
 */
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../../src/domain/refusal.ts'
import { largestResultBytes, type ResultRead, readResult } from '../../../src/domain/stick/result.ts'

export interface ResultFile {
  readonly file: string
  readonly sha256: string
  readonly read: ResultRead
}

const mostFiles = 10_000

/**
 * Every `.txt` of the folder, or of `bluelift-results` in it when the stick itself was chosen; by name.
 *
 * @throws {Refusal} `results.no-folder`, `results.none`, `results.too-many`
 */
export function readResultFiles(folder: string): ResultFile[] {
  const names = listTexts(folder) ?? []
  const inside = listTexts(join(folder, 'bluelift-results'))
  if (listTexts(folder) === null) throw new Refusal('results.no-folder', { path: folder })
  const from = inside === null ? folder : join(folder, 'bluelift-results')
  const files = (inside ?? names).sort()
  if (files.length === 0) throw new Refusal('results.none', { path: folder })
  if (files.length > mostFiles) throw new Refusal('results.too-many', { path: folder, files: files.length })
  return files.flatMap((file) => readOne(join(from, file), file))
}

function listTexts(folder: string): string[] | null {
  try {
    return readdirSync(folder).filter((name) => /\.txt$/i.test(name))
  } catch {
    return null
  }
}

function readOne(path: string, file: string): ResultFile[] {
  const found = lstatSync(path)
  if (!found.isFile()) return []
  if (found.size > largestResultBytes) {
    return [{ file, sha256: '', read: { ok: false, code: 'result.too-large', line: 1 } }]
  }
  const bytes = readFileSync(path)
  return [{ file, sha256: createHash('sha256').update(bytes).digest('hex'), read: readResult(bytes) }]
}
