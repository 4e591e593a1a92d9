/**
 * Reads a part and judges it on its own, before any runbook includes it.
 *
 * For that it is made a runbook whose outcomes stand for the exits. What only the including runbook
 * can say (which variables are known at the start, where an exit goes on) is no fault of the part.
 */
import { checkShape } from './format.ts'
import { lintRunbook } from './lint.ts'
import { type Part, partSchema } from './part-schema.ts'
import { type LintProblem, toPointer } from './problem.ts'
import { checkReferences } from './references.ts'
import type { OutcomeStep, Runbook, Text } from './schema.ts'

export type PartRead =
  | { readonly ok: true; readonly part: Part }
  | { readonly ok: false; readonly problems: readonly LintProblem[] }

/** The part, or what is wrong with the file; never throws, whatever the value is. */
export function readPart(value: unknown): PartRead {
  const shaped = checkShape(partSchema, value)
  if (!shaped.ok) return shaped
  const part = shaped.data
  const steps = new Set(part.steps.map(({ id }) => id))
  const taken = Object.keys(part.exits).filter((name) => steps.has(name))
  const problems =
    taken.length > 0
      ? taken.map((name) => ({ code: 'runbook.exit-is-step', path: toPointer(['exits', name]), details: { name } }))
      : checkReferences(standAlone(part))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, part }
}

/** Every problem of a part that `readPart` accepted, as far as the part itself can be blamed. */
export function lintPart(part: Part): LintProblem[] {
  const exits = Object.keys(part.exits)
  return lintRunbook(standAlone(part)).flatMap((problem) => {
    const index = /^\/steps\/(\d+)/.exec(problem.path)?.[1]
    const exit = index === undefined ? undefined : exits[Number(index) - part.steps.length]
    if (exit !== undefined) {
      return problem.code === 'runbook.step-unreachable'
        ? [{ code: 'runbook.exit-unused', path: toPointer(['exits', exit]), details: { name: exit } }]
        : []
    }
    return isOfWhole(problem, part) ? [] : [problem]
  })
}

/** Questions that only the runbook around a part can answer. */
function isOfWhole({ code, details }: LintProblem, part: Part): boolean {
  if (code === 'runbook.act-unchecked') return Object.hasOwn(part.exits, String(details?.next))
  return [
    'runbook.due-never-opened',
    'runbook.variable-unset',
    'runbook.variable-never-set',
    'runbook.recovered-unchecked',
  ].includes(code)
}

function standAlone({ format: _, exits, ...part }: Part): Runbook {
  return {
    ...part,
    format: 'bluelift-runbook/1',
    summary: part.title,
    incident: 'none',
    'applies-to': { environments: ['physical'] },
    minutes: 0,
    steps: [...part.steps, ...Object.entries(exits).map(([name, words]) => toOutcome(name, words))],
  }
}

function toOutcome(id: string, words: Text): OutcomeStep {
  return { id, kind: 'outcome', title: words, text: words, outcome: { status: 'escalated' } }
}
