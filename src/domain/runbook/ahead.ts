/**
 * The likely path ahead of the open step: likely answers, branches by what is known, `next` otherwise.
 * It is a forecast for the eye; nothing is decided by it.
 */
import { holds } from './condition.ts'
import { findArrival, findStep } from './follow.ts'
import type { Language, Runbook, Step } from './schema.ts'
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
  if (step.kind === 'decide') return (step.options.find(({ likely }) => likely) ?? step.options[0])?.goto ?? step.id
  if (typeof step.next === 'string') return step.next
  const branches = step.next
  const branch =
    branches.find(({ likely }) => likely) ??
    branches.find(({ when }) => holds(when, state.variables)) ??
    branches[branches.length - 1]
  return branch?.goto ?? step.id
}
