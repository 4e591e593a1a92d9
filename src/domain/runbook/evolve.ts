/**
 * Folds the events of a run into its state.
 *
 * An answer counts when its step is open at that point; one that does not follow is kept by name in
 * `voided` and changes nothing. A correction (`step-undone`, naming an event) takes that event away
 * and computes the path again, so that later answers which no longer follow fall away with it; a
 * correction can itself be taken back in the same way. The same event twice counts once, and how
 * the events are cut into portions makes no difference.
 */
import * as z from 'zod/mini'
import { findWaitEnd } from './decide.ts'
import { findStep, followAnswer } from './follow.ts'
import type { Runbook } from './schema.ts'
import { beginPath, type PathEntry, type RunEvent, type RunState } from './state.ts'
import { findOwn } from './text.ts'

const answered = z.object({
  step: z.string(),
  result: z.string(),
  inputs: z.optional(z.record(z.string(), z.string())),
  note: z.optional(z.string()),
  reason: z.optional(z.string()),
  confirmed: z.optional(z.literal('yes')),
  early: z.optional(z.literal('yes')),
  waitUntil: z.optional(z.string()),
})
const undone = z.object({ event: z.string() })

/** The state after one more event. Events of other types leave the state as it is. */
export function evolve(runbook: Runbook, state: RunState, event: RunEvent): RunState {
  if (state.events.some(({ id }) => id === event.id)) return state
  const events = [...state.events, event]
  if (event.type === 'step-undone') return replay(runbook, state, events)
  if (event.type !== 'step-answered') return state
  return listUndone(events).has(event.id) ? { ...state, events } : { ...applyAnswer(runbook, state, event), events }
}

/** The state after these events, in their order. */
export function foldRun(runbook: Runbook, start: RunState, events: readonly RunEvent[]): RunState {
  return events.reduce((state, event) => evolve(runbook, state, event), start)
}

function replay(runbook: Runbook, state: RunState, events: readonly RunEvent[]): RunState {
  const dead = listUndone(events)
  const answers = events.filter(({ id, type }) => type === 'step-answered' && !dead.has(id))
  const again = answers.reduce((so, event) => applyAnswer(runbook, so, event), beginPath(runbook, state.runbook, state))
  return { ...again, events }
}

/** Corrections are read backwards, so that one which was itself taken back takes nothing away. */
function listUndone(events: readonly RunEvent[]): ReadonlySet<string> {
  const dead = new Set<string>()
  for (const event of events.toReversed()) {
    const payload = event.type === 'step-undone' && !dead.has(event.id) ? undone.safeParse(event.payload) : undefined
    if (payload?.success) dead.add(payload.data.event)
  }
  return dead
}

function applyAnswer(runbook: Runbook, state: RunState, event: RunEvent): RunState {
  const voided: RunState = { ...state, voided: [...state.voided, event.id] }
  const parsed = answered.safeParse(event.payload)
  const step = findStep(runbook, state.step)
  if (!parsed.success || step === undefined || parsed.data.step !== step.id) return voided
  const { result, inputs = {}, note, reason, confirmed, early } = parsed.data
  const known = Object.fromEntries(
    Object.entries(inputs).filter(([name]) => findOwn(runbook.variables, name) !== undefined),
  )
  const followed = followAnswer(runbook, state, step, { result, inputs: known, note })
  if (followed === null || (followed.next === null && followed.outcome === null)) return voided
  if (followed.outcome?.status === 'recovered' && followed.unchecked.length > 0) return voided

  const { next } = followed
  const entry: PathEntry = {
    step: step.id,
    result,
    event: event.id,
    time: event.time,
    ...(parsed.data.inputs !== undefined && { inputs: known }),
    ...(note !== undefined && { note }),
    ...(reason !== undefined && { reason }),
    ...(confirmed !== undefined && { confirmed }),
    ...(early !== undefined && { early }),
  }
  const waits = findStep(runbook, next)?.kind === 'wait'
  return {
    ...state,
    variables: followed.variables,
    path: [...state.path, entry],
    step: next,
    counts: next === null ? state.counts : { ...state.counts, [next]: (findOwn(state.counts, next) ?? 0) + 1 },
    unchecked: followed.unchecked,
    overrides:
      result === 'skipped'
        ? [...state.overrides, { step: step.id, reason: reason ?? '', event: event.id }]
        : state.overrides,
    dues: followed.dues,
    // The clock text of an event may carry a counter: 2024-07-19T05:27:31.042Z/0003
    waitUntil: waits ? (parsed.data.waitUntil ?? findWaitEnd(runbook, next, event.time.split('/')[0] ?? '')) : null,
    status: next === null ? 'ended' : waits ? 'waiting' : 'open',
    outcome: followed.outcome,
  }
}
