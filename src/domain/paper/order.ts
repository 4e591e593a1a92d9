/**
 * In which order the steps of a sheet are printed: the likely way from top to bottom, then what a step may send to,
 * then the ends. Whoever follows the likely way never turns back a page.
 */
import { listAhead } from '../runbook/ahead.ts'
import { listAfter } from '../runbook/arrows.ts'
import { findStep } from '../runbook/follow.ts'
import type { Runbook, Step } from '../runbook/schema.ts'
import type { RunState } from '../runbook/state.ts'
import type { PaperSection } from './model.ts'

export interface OrderedSteps {
  readonly sections: readonly { readonly id: PaperSection['id']; readonly steps: readonly Step[] }[]
  /** From the id of a step to its number. */
  readonly numbers: ReadonlyMap<string, number>
}

/** Every step that can still be reached from where the run stands, each once. */
export function orderSteps(runbook: Runbook, state: RunState): OrderedSteps {
  const reached = listReached(runbook, state.step)
  const likely = [state.step, ...listAhead(runbook, state, 'en').map(({ id }) => id)].flatMap(
    (id) => findStep(runbook, id) ?? [],
  )
  const others = runbook.steps.filter((step) => reached.has(step.id) && !likely.includes(step))
  const sections = [
    { id: 'likely' as const, steps: likely },
    { id: 'side' as const, steps: others.filter(({ kind }) => kind !== 'outcome') },
    { id: 'ends' as const, steps: others.filter(({ kind }) => kind === 'outcome') },
  ].filter(({ steps }) => steps.length > 0)
  const all = sections.flatMap(({ steps }) => steps)
  return { sections, numbers: new Map(all.map(({ id }, at) => [id, at + 1])) }
}

function listReached(runbook: Runbook, from: string | null): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = from === null ? [] : [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = findStep(runbook, id)
    if (step === undefined || reached.has(id)) continue
    reached.add(id)
    open.push(...listAfter(step))
  }
  return reached
}
