/** Ways through a runbook: every step can be reached, every way ends, no circle is walked for ever. */
import { findLimitTarget, listAfter, listArrows, listTargets } from './arrows.ts'
import { type LintProblem, stepProblem } from './problem.ts'
import type { Runbook, StepId } from './schema.ts'

/** Steps that nobody reaches, steps that lead to no outcome, circles without a limit. */
export function lintWays(runbook: Runbook): LintProblem[] {
  const after = new Map(runbook.steps.map((step) => [step.id, listAfter(step)]))
  const reached = walkFrom([runbook.start], (id) => after.get(id) ?? [])
  const before = invert(after)
  const outcomes = runbook.steps.filter(({ kind }) => kind === 'outcome').map(({ id }) => id)
  const ending = walkFrom(outcomes, (id) => before.get(id) ?? [])
  const circling = findCircling(runbook)
  return runbook.steps.flatMap(({ id }, index) => {
    const codes = [
      ...(reached.has(id) ? [] : ['runbook.step-unreachable']),
      ...(ending.has(id) ? [] : ['runbook.dead-end']),
      ...(circling.has(id) ? ['runbook.loop-without-limit'] : []),
    ]
    return codes.map((code) => stepProblem(code, runbook, index))
  })
}

/**
 * Steps that can come back to themselves for ever. Once every limit is used up, an arrow to a
 * limited step goes on to where its limit leads: what still goes round then has no end.
 */
function findCircling(runbook: Runbook): ReadonlySet<StepId> {
  const limits = new Map(
    runbook.steps.flatMap((step) =>
      findLimitTarget(step) === undefined ? [] : [[step.id, findLimitTarget(step) ?? '']],
    ),
  )
  const redirect = (id: StepId): StepId => {
    const hops = new Set<StepId>()
    let at = id
    while (limits.has(at) && !hops.has(at)) {
      hops.add(at)
      at = limits.get(at) ?? at
    }
    return at
  }
  const exhausted = new Map(
    runbook.steps.map((step) => [step.id, listArrows(step).flatMap(({ next }) => listTargets(next).map(redirect))]),
  )
  const after = (id: StepId) => exhausted.get(id) ?? []
  const circling = runbook.steps.filter(({ id }) => walkFrom(after(id), after).has(id) || limits.has(redirect(id)))
  return new Set(circling.map(({ id }) => id))
}

function walkFrom(starts: readonly StepId[], after: (id: StepId) => readonly StepId[]): ReadonlySet<StepId> {
  const seen = new Set<StepId>()
  const open = [...starts]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...after(id))
  }
  return seen
}

function invert(after: ReadonlyMap<StepId, readonly StepId[]>): ReadonlyMap<StepId, readonly StepId[]> {
  const before = new Map<StepId, StepId[]>()
  for (const [from, targets] of after) {
    for (const target of targets) before.set(target, [...(before.get(target) ?? []), from])
  }
  return before
}
