/**
 * The arrows of a runbook as a graph: from which step an answer leads to which.
 *
 * Limits are not applied here: an arrow to a step with a limit ends at that step, and the step has
 * one more arrow of its own for when the limit is reached.
 */
import type { Next, Step, StepId } from './schema.ts'

export interface Arrow {
  /** `done`, `limit`, or the id of an option or a deviation. */
  readonly result: string
  readonly next: Next
  /** Where the arrow stands, within its step. */
  readonly path: readonly (string | number)[]
  readonly sets: Readonly<Record<string, string>>
}

/** Every arrow that leaves a step by an answer. `failed` has none: it ends the run. */
export function listArrows(step: Step): readonly Arrow[] {
  if (step.kind === 'outcome') return []
  if (step.kind === 'decide') {
    return step.options.map(({ id, goto, sets }, at) => ({
      result: id,
      next: goto,
      path: ['options', at, 'goto'],
      sets: sets ?? {},
    }))
  }
  const deviations = (step.deviations ?? []).map(({ id, goto, sets }, at) => ({
    result: id,
    next: goto,
    path: ['deviations', at, 'goto'],
    sets: sets ?? {},
  }))
  return [{ result: 'done', next: step.next, path: ['next'], sets: step.sets ?? {} }, ...deviations]
}

/** The steps that an arrow can end at. */
export function listTargets(next: Next): readonly StepId[] {
  return typeof next === 'string' ? [next] : next.map(({ goto }) => goto)
}

/** Where a step sends the run when it was shown as often as it may be; undefined without a limit. */
export function findLimitTarget(step: Step): StepId | undefined {
  return step.kind === 'outcome' ? undefined : step.limit?.goto
}

/** All steps that may follow a step, the one behind its limit included. */
export function listAfter(step: Step): readonly StepId[] {
  const limit = findLimitTarget(step)
  return [...listArrows(step).flatMap(({ next }) => listTargets(next)), ...(limit === undefined ? [] : [limit])]
}
