/**
 * What a runbook file that is being written calls its own: steps, variables, places and the like.
 */
import { compareVersions } from '../runbook/version.ts'
import { scanYaml, type YamlNode } from './scan.ts'

export interface WrittenStep {
  readonly index: number
  readonly id: string
  readonly kind: string
  /** The title in words, or empty. */
  readonly title: string
  /** From 0: its first line, and the line after its last one. */
  readonly line: number
  readonly end: number
}

export interface WrittenNames {
  readonly nodes: readonly YamlNode[]
  readonly id: string
  readonly version: string
  readonly steps: readonly WrittenStep[]
  readonly variables: readonly string[]
  readonly places: readonly string[]
  readonly dues: readonly string[]
  readonly reasons: readonly string[]
  readonly sources: readonly string[]
  /** The parts that it includes. */
  readonly includes: readonly string[]
}

/** Lists the names of a text, finished or not. */
export function listNames(text: string, language: 'en' | 'zh-CN'): WrittenNames {
  const nodes = scanYaml(text)
  const valueByPath = new Map(nodes.map(({ path, value }) => [path.join('\n'), value]))
  const writtenAt = (...path: (string | number)[]) => valueByPath.get(path.join('\n')) ?? ''
  const keysOf = (name: string) =>
    nodes.flatMap(({ path }) => (path.length === 2 && path[0] === name ? [String(path[1])] : []))
  const begins = nodes.filter(({ path }) => path.length === 2 && path[0] === 'steps')
  const starts = begins.map(({ line }) => line)
  const after = nodes.find(({ path, line }) => path.length === 1 && line > (starts[0] ?? 0))?.line
  const ends = [...starts.slice(1), after ?? text.split('\n').length]
  return {
    nodes,
    id: writtenAt('id'),
    version: writtenAt('version'),
    steps: begins.map(({ path, line }, position) => {
      const index = Number(path[1])
      return {
        index,
        id: writtenAt('steps', index, 'id'),
        kind: writtenAt('steps', index, 'kind'),
        title: writtenAt('steps', index, 'title', language),
        line,
        end: ends[position] ?? line + 1,
      }
    }),
    variables: keysOf('variables'),
    places: keysOf('places'),
    dues: keysOf('dues'),
    reasons: keysOf('reasons'),
    sources: keysOf('sources'),
    includes: nodes.flatMap(({ path, value }) =>
      path.length === 3 && path[0] === 'includes' && path[2] === 'part' ? [value] : [],
    ),
  }
}

/** The step that stands at a line (from 0), or undefined. */
export function stepAtLine({ steps }: WrittenNames, line: number): WrittenStep | undefined {
  return steps.find((step) => step.line <= line && line < step.end)
}

/** The text with another value behind the first `key:` at its left edge; unchanged where there is none. */
export function replaceTopValue(text: string, key: 'id' | 'version', value: string): string {
  return text.replace(
    new RegExp(`^(${key}:[ \\t]*)(?:"[^"\\n]*"|'[^'\\n]*'|[^\\s#]*)`, 'm'),
    (_, head: string) => `${head.trimEnd()} ${value}`,
  )
}

/** The three versions that may come next: for words, for new ways, for a corrected danger. */
export function nextVersions(known: readonly string[]): readonly [string, string, string] {
  const highest = known.toSorted(compareVersions).at(-1) ?? '0.0.0'
  const [first = 0, middle = 0, last = 0] = highest.split('.').map(Number)
  return [`${first}.${middle}.${last + 1}`, `${first}.${middle + 1}.0`, `${first + 1}.0.0`]
}
