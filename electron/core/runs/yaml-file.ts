/**
 * Reads a YAML file as plain data, and knows where in the file each value stands.
 *
 * YAML is data only here: core schema, no custom tags, few aliases (a nest of them is a bomb).
 */
import { readFileSync, statSync } from 'node:fs'
import {
  type Document,
  isCollection,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml'
import type { LintProblem } from '../../../src/domain/runbook/problem.ts'
import { findExcess, largestYamlBytes } from './yaml-guard.ts'

export interface Position {
  readonly line: number
  readonly column: number
}

export interface YamlText {
  readonly value: unknown
  /** Where the value at a JSON Pointer begins, or the nearest one around it that exists. Counted from 1. */
  locate(pointer: string): Position
}

export type YamlRead =
  | { readonly ok: true; readonly yaml: YamlText }
  | { readonly ok: false; readonly problem: LintProblem; readonly position: Position | null }

const mostAliases = 20

/** The data of a file, or why there is none; never throws for anything that stands in the file. */
export function readYamlFile(path: string): YamlRead {
  const refuse = (code: string, details: Record<string, string | number>): YamlRead => ({
    ok: false,
    problem: { code, path: '', details },
    position: null,
  })
  try {
    const { size } = statSync(path)
    if (size > largestYamlBytes) return refuse('file.too-large', { bytes: size })
    return parseYaml(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)))
  } catch (error) {
    return refuse('file.unreadable', { reason: error instanceof Error ? error.message : String(error) })
  }
}

/** The data of a text, or why there is none; never throws. */
export function parseYaml(text: string): YamlRead {
  const lines = new LineCounter()
  const excess = findExcess(text)
  if (excess !== null) return { ok: false, problem: { ...excess, path: '' }, position: null }
  const refuse = (reason: string, offset: number | undefined): YamlRead => ({
    ok: false,
    problem: { code: 'file.yaml', path: '', details: { reason } },
    position: offset === undefined ? null : toPosition(lines, offset),
  })
  try {
    const document = parse(text, lines)
    const [error] = [...document.errors, ...document.warnings]
    if (error !== undefined) return refuse(error.message, error.pos[0])
    const wrong = findWrongKey(document)
    if (wrong !== null) return refuse(wrong.reason, wrong.offset)
    const value: unknown = document.toJS({ maxAliasCount: mostAliases })
    return { ok: true, yaml: { value, locate: (pointer) => toPosition(lines, findOffset(document, pointer)) } }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), undefined)
  }
}

/**
 * The parser compares every key with every other one; `findWrongKey` looks at each once. It also makes an error
 * of each of its complaints, of which a hostile text has a hundred thousand: they go without a stack.
 */
function parse(text: string, lineCounter: LineCounter): Document.Parsed {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return parseDocument(text, { schema: 'core', lineCounter, prettyErrors: false, uniqueKeys: false })
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** The first key that stands twice in one map, or that would be no data but the nature of the map. */
function findWrongKey(
  document: Document.Parsed,
): { readonly reason: string; readonly offset: number | undefined } | null {
  let wrong: { reason: string; offset: number | undefined } | null = null
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const isTwice = seen.has(key.value)
        seen.add(key.value)
        if (!isTwice && key.value !== '__proto__') continue
        wrong = { reason: isTwice ? 'Map keys must be unique' : '__proto__ is no key', offset: key.range?.[0] }
        return visit.BREAK
      }
      return undefined
    },
  })
  return wrong
}

function toPosition(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

function findOffset(document: Document.Parsed, pointer: string): number {
  let node: Node | ParsedNode | null = document.contents
  let offset = node?.range?.[0] ?? 0
  for (const key of pointer.split('/').slice(1)) {
    if (!isCollection(node)) return offset
    const name = key.replace(/~1/g, '/').replace(/~0/g, '~')
    const item: unknown = node.items.find((one, at) => (isPair(one) ? String(one.key) === name : String(at) === name))
    const [start, value] = isPair(item) ? [item.key as Node, item.value as Node | null] : [item as Node, item as Node]
    if (start?.range === undefined || start.range === null) return offset
    offset = start.range[0]
    node = value
  }
  return offset
}
