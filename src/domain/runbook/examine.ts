/**
 * A runbook that somebody brings or is still writing: whether it can be started, what is wrong with it, and as
 * much of it as can be shown meanwhile.
 *
 * Only `ready` may be walked by a run. `shown` is for the eye: what one language lacks is filled from the other, so
 * that a playbook without Chinese can be read before somebody translates it.
 */
import { readRunbook } from './format.ts'
import { lintRunbook } from './lint.ts'
import type { LintProblem } from './problem.ts'
import { environments, type Runbook } from './schema.ts'

export interface Examined {
  /** Null as long as there is any problem. */
  readonly ready: Runbook | null
  /** Null when the value is too broken to be shown step by step. */
  readonly shown: Runbook | null
  readonly problems: readonly LintProblem[]
}

/** Reads and lints a value, as it comes out of a YAML or JSON parser. Never throws, whatever the value is. */
export function examineRunbook(value: unknown): Examined {
  const read = readRunbook(value)
  if (read.ok) {
    const problems = lintRunbook(read.runbook)
    return { ready: problems.length === 0 ? read.runbook : null, shown: read.runbook, problems }
  }
  const mended = readRunbook(mend(value))
  if (!mended.ok) return { ready: null, shown: null, problems: read.problems }
  // What the lint says of the words that were filled in is said already: they are missing.
  const more = lintRunbook(mended.runbook).filter(({ code }) => !code.startsWith('runbook.translation-'))
  return { ready: null, shown: mended.runbook, problems: [...read.problems, ...more] }
}

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
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, fillLanguages(field, depth + 1)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
