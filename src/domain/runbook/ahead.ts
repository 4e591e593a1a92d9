/**
 * The likely path ahead of the open step: likely answers, branches by what is known, `next` otherwise.
 * It is a forecast for the eye; nothing is decided by it.
 */
import { findArrival, findStep, findTarget } from './follow.ts'
import type { Language, Next, Runbook, Step } from './schema.ts'
import type { RunState } from './state.ts'
import { titleOf } from './text.ts'

export interface AheadStep {
  readonly id: string
  readonly title: string
}

const farthest = 60

/** The steps that probably follow, without the open one, up to an outcome. */
export function listAhead(runbook: Runbook, state: RunState, language: Language): readonly AheadStep[] {
  const ahead: AheadStep[] = []
  let step = findStep(runbook, state.step)
  const seen = new Set<string>()
  while (step !== undefined && step.kind !== 'outcome' && !seen.has(step.id) && ahead.length < farthest) {
    seen.add(step.id)
    step = findStep(runbook, findArrival(runbook, state.counts, likelyNext(step, state)))
    if (step !== undefined && !seen.has(step.id))
      ahead.push({ id: step.id, title: titleOf(runbook, step.id, language) })
  }
  return ahead
}

function likelyNext(step: Exclude<Step, { kind: 'outcome' }>, state: RunState): string {
  if (step.kind !== 'decide') return likelyTarget(step.next, state)
  const option = step.options.find(({ likely }) => likely) ?? step.options[0]
  return option === undefined ? step.id : likelyTarget(option.goto, state)
}

function likelyTarget(next: Next, state: RunState): string {
  if (typeof next === 'string') return next
  const likely = next.find((branch) => branch.likely)
  return likely?.goto ?? findTarget(next, state.variables)
}
