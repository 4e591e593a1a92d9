/**
 * The text of a runbook as data, with the parts that it includes in it, and where in the text each problem stands.
 */
import { expandRunbook, type Origins } from '../../../src/domain/runbook/expand.ts'
import type { LintProblem } from '../../../src/domain/runbook/problem.ts'
import type { PartsFolder } from '../runs/runbook-file.ts'
import { parseYaml } from '../runs/yaml-file.ts'

export type Parts = PartsFolder['parts']

/** Line and column from 1; 0 when the place is not in this text. */
export interface PlacedProblem extends LintProblem {
  readonly line: number
  readonly column: number
}

export type TextRead =
  | {
      readonly ok: true
      readonly value: unknown
      /** What kept the parts from being put in; `value` is as it was written then. */
      readonly problems: readonly LintProblem[]
      /** Which of it a part brought; null where there is none. */
      readonly origins: Origins | null
      place(problem: LintProblem): PlacedProblem
    }
  | { readonly ok: false; readonly problem: PlacedProblem }

/** Never throws, whatever the text is. */
export function readRunbookText(text: string, parts: Parts): TextRead {
  const read = parseYaml(text)
  if (!read.ok) return { ok: false, problem: { ...read.problem, line: 0, column: 0, ...read.position } }
  const { value, locate } = read.yaml
  const put = (problem: LintProblem): PlacedProblem =>
    problem.part === undefined ? { ...problem, ...locate(problem.path) } : placeNowhere(problem)
  const expanded = expandRunbook(value, parts)
  if (!expanded.ok) return { ok: true, value, problems: expanded.problems, origins: null, place: put }
  return { ok: true, value: expanded.value, problems: [], origins: expanded.origins, place: put }
}

export function placeNowhere(problem: LintProblem): PlacedProblem {
  return { ...problem, line: 0, column: 0 }
}
