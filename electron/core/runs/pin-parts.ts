/**
 * Writes into a runbook file which version and which content of each part it includes.
 *
 * Pinning is a decision of whoever looks after the runbook: a changed part changes no runbook until
 * it was pinned again.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { type FileProblem, readPartsFolder } from './runbook-file.ts'
import { readYamlFile } from './yaml-file.ts'

export interface Pinned {
  /** The file with the current hashes; everything else in it, comments and spaces too, is as it was. */
  readonly text: string
  /** The parts whose version or hash was another one. */
  readonly changed: readonly string[]
  readonly problems: readonly FileProblem[]
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Reads a runbook file and the parts beside it; writes nothing. */
export function pinRunbookFile(path: string): Pinned {
  const read = readYamlFile(path)
  if (!read.ok) return refuse([{ ...read.problem, file: path, line: 0, column: 0, ...read.position }])
  const folder = readPartsFolder(join(dirname(path), 'parts'))
  const text = readFileSync(path, 'utf8')
  const includes = parseDocument(text, { schema: 'core' }).get('includes')
  const edits: Edit[] = []
  const changed: string[] = []
  const problems: FileProblem[] = []
  for (const [at, item] of (isSeq(includes) ? includes.items : []).entries()) {
    const id = isMap(item) ? String(item.get('part')) : ''
    const found = folder.parts.get(id)
    if (!isMap(item) || found === undefined) {
      const place = `/includes/${at}/part`
      const unknown = { code: 'runbook.part-unknown', path: place, details: { name: id }, file: path }
      const broken = folder.files.get(id)?.problems ?? []
      problems.push(...(broken.length > 0 ? broken : [{ ...unknown, ...read.yaml.locate(place) }]))
      continue
    }
    const own = [...setText(text, item, 'version', found.part.version), ...setText(text, item, 'hash', found.hash)]
    if (own.length > 0) changed.push(id)
    edits.push(...own)
  }
  return problems.length > 0 ? refuse(problems) : { text: applyEdits(text, edits), changed, problems }
}

function refuse(problems: readonly FileProblem[]): Pinned {
  return { text: '', changed: [], problems }
}

/** The edit that gives a key of an include this value; behind the name of the part where the key is new. */
function setText(text: string, include: YAMLMap, key: string, value: string): Edit[] {
  if (include.get(key) === value) return []
  const written = key === 'hash' ? `"${value}"` : value
  const old = include.get(key, true)
  if (isScalar(old) && old.range != null) return [{ from: old.range[0], to: old.range[1], text: written }]
  const name = include.get('part', true)
  const start = include.items.find((pair) => isScalar(pair.key) && pair.key.value === 'part')?.key
  if (!isScalar(name) || name.range == null || !isScalar(start) || start.range == null) return []
  const column = start.range[0] - (text.lastIndexOf('\n', start.range[0]) + 1)
  const before = include.flow === true ? ', ' : `\n${' '.repeat(column)}`
  return [{ from: name.range[1], to: name.range[1], text: `${before}${key}: ${written}` }]
}

/** Edits do not overlap; those at one place come in their order. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    done += text.slice(at, edit.from) + edit.text
    at = edit.to
  }
  return done + text.slice(at)
}
