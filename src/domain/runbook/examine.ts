/**
 * A runbook that somebody brings or is still writing: whether it can be started, what is wrong with it, and as
 * much of it as can be shown meanwhile.
 *
 * Only `ready` may be walked by a run. `shown` is for the eye: what one language lacks is filled from the other, so
 * that a playbook without Chinese can be read before somebody translates it.
 */
import { type Origins, toOrigin } from './expand.ts'
import { readRunbook } from './format.ts'
import { lintRunbook } from './lint.ts'
import type { LintProblem } from './problem.ts'
import { environments, type Runbook } from './schema.ts'

export interface Examined {
  /** Null as long as a problem keeps it from being started. */
  readonly ready: Runbook | null
  /** Null when the value is too broken to be shown step by step. */
  readonly shown: Runbook | null
  readonly problems: readonly LintProblem[]
}

/**
 * Reads and lints a value, as it comes out of a YAML or JSON parser. Never throws, whatever the value is.
 *
 * @param origins of a file that is still at hand, null where it includes no part. A stored runbook does not know any
 *   more which of its variables a part brought: that nothing ever sets one is then not held against it, and never
 *   keeps a runbook from being started.
 */
export function examineRunbook(value: unknown, origins?: Origins | null): Examined {
  const lint = (runbook: Runbook) =>
    lintRunbook(runbook, origins ?? null).filter(({ code }) => origins !== undefined || code !== neverSet)
  const read = readRunbook(value)
  if (read.ok) {
    return judged(read.runbook, lint(read.runbook))
  }
  const broken = read.problems.map((problem) => toOrigin(problem, origins ?? null))
  const mended = readRunbook(mend(value))
  if (!mended.ok) return { ready: null, shown: null, problems: broken }
  // What the lint says of the words that were filled in is said already: they are missing.
  const more = lint(mended.runbook).filter(({ code }) => !code.startsWith('runbook.translation-'))
  return { ready: null, shown: mended.runbook, problems: [...broken, ...more] }
}

/** What it means for a runbook that can be read that the lint found these problems. */
export function judged(runbook: Runbook, problems: readonly LintProblem[]): Examined {
  return { ready: problems.every(({ code }) => code === neverSet) ? runbook : null, shown: runbook, problems }
}

const neverSet = 'runbook.variable-never-set'

function mend(value: unknown): unknown {
  const filled = fillLanguages(value, 0)
  if (!isRecord(filled)) return filled
  const applies = isRecord(filled['applies-to']) ? filled['applies-to'] : {}
  const given = applies.environments
  const known = Array.isArray(given) && given.length > 0
  return { ...filled, 'applies-to': known ? applies : { ...applies, environments: [...environments] } }
}

/** Deeper than any runbook; what lies below is left as it is. */
const deepest = 30

function fillLanguages(value: unknown, depth: number): unknown {
  if (depth > deepest) return value
  if (Array.isArray(value)) return value.map((item) => fillLanguages(item, depth + 1))
  if (!isRecord(value)) return value
  const { en, 'zh-CN': chinese } = value
  if (typeof en === 'string' && chinese === undefined) return { ...value, 'zh-CN': en }
  if (typeof chinese === 'string' && en === undefined) return { ...value, en: chinese }
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      depth === 0 && key === 'foreign' ? field : fillLanguages(field, depth + 1),
    ]),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
