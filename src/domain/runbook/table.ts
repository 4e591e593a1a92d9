/**
 * What a library of runbooks holds, in figures: one row for each runbook, and the table of the guide for authors.
 */
import { environments, type Runbook, type Step } from './schema.ts'
import { listSourceIds } from './sources.ts'
import { findOwn } from './text.ts'

export interface LibraryRow {
  readonly id: string
  readonly title: string
  readonly environments: readonly Runbook['applies-to']['environments'][number][]
  readonly roles: readonly string[]
  readonly encryption: readonly string[]
  readonly incident: string
  readonly steps: number
  /** Ways on that a person's answer, a reading or a limit decides: options, deviations, conditional arrows, limits. */
  readonly branches: number
  /** Documents that were read or quoted; common practice is none. */
  readonly sources: number
  readonly minutes: number
  readonly stick: boolean
  /** Steps that stand on common practice alone: what they say was read in no document. */
  readonly practice: number
}

/** @param hasStick whether a script for a stick can be made of it */
export function describeRunbook(runbook: Runbook, hasStick: boolean): LibraryRow {
  const applies = runbook['applies-to']
  const markOf = (id: string) => findOwn(runbook.sources, id)?.mark
  return {
    id: runbook.id,
    title: runbook.title.en,
    environments: environments.filter((environment) => applies.environments.includes(environment)),
    roles: applies.roles ?? [],
    encryption: applies.encryption ?? [],
    incident: runbook.incident,
    steps: runbook.steps.length,
    branches: runbook.steps.reduce((sum, step) => sum + countBranches(step), 0),
    sources: Object.values(runbook.sources ?? {}).filter(({ mark }) => mark !== 'K').length,
    minutes: runbook.minutes,
    stick: hasStick,
    practice: runbook.steps.filter((step) => {
      const ids = listSourceIds(step)
      return ids.length > 0 && ids.every((id) => markOf(id) === 'K')
    }).length,
  }
}

function countBranches(step: Step): number {
  if (step.kind === 'outcome') return 0
  const answers = step.kind === 'decide' ? step.options : (step.deviations ?? [])
  const arrows = [...answers.map(({ goto }) => goto), ...(step.kind === 'decide' ? [] : [step.next])]
  const conditional = arrows.reduce((sum, arrow) => sum + (typeof arrow === 'string' ? 0 : arrow.length - 1), 0)
  return answers.length + conditional + (step.limit === undefined ? 0 : 1)
}

const head = ['runbook', 'for', 'environments', 'steps', 'branches', 'sources', 'minutes', 'stick', 'practice alone']
const begin = '<!-- library: written by runbook table -->'
const end = '<!-- library: end -->'

/** The table as the guide shows it: those of an incident first, then those for any. */
export function writeTable(rows: readonly LibraryRow[]): string {
  const sorted = rows.toSorted(
    (a, b) => Number(a.incident === 'any') - Number(b.incident === 'any') || (a.id < b.id ? -1 : 1),
  )
  const lines = sorted.map((row) => {
    const where = row.environments.length === environments.length ? 'all' : row.environments.join(', ')
    const figures = [row.steps, row.branches, row.sources, row.minutes, row.stick ? 'yes' : 'no', row.practice]
    return [`\`${row.id}\``, row.title, where, ...figures.map(String)]
  })
  const sum = (of: (row: LibraryRow) => number) => String(rows.reduce((total, row) => total + of(row), 0))
  const [steps, branches] = [sum((row) => row.steps), sum((row) => row.branches)]
  const [sticks, practice] = [sum((row) => Number(row.stick)), sum((row) => row.practice)]
  return align([head, ...lines, [`${rows.length} runbooks`, '', '', steps, branches, '', '', sticks, practice]])
}

/** As the formatter of the project leaves a table. */
function align([top = [], ...below]: readonly (readonly string[])[]): string {
  const widths = top.map((_, at) => Math.max(...[top, ...below].map((cells) => (cells[at] ?? '').length)))
  const write = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [write(top), write(widths.map((width) => '-'.repeat(width))), ...below.map(write)].join('\n')
}

/** The guide with this table between its marks, or `null` where it has no such place. */
export function putTable(guide: string, table: string): string | null {
  const [from, to] = [guide.indexOf(begin), guide.indexOf(end)]
  if (from < 0 || to < from) return null
  return `${guide.slice(0, from)}${begin}\n\n${table}\n\n${guide.slice(to)}`
}
