/** Runs a runbook by a list of answers, as a technician would, and keeps the events. */
import { type Answer, decideAnswer, isRefusal, type Refusal } from '../decide.ts'
import { evolve } from '../evolve.ts'
import type { Runbook } from '../schema.ts'
import type { RunEvent, RunState } from '../state.ts'

/** One answer of a story, in the words below; the step is the open one. */
export type Given = Partial<Answer>
export const say = (result: string): Given => ({ result })
export const read = (inputs: Record<string, string>): Given => ({ inputs })
export const done: Given = {}
export const confirmed: Given = { confirm: true }

const begin = Date.parse('2024-07-19T09:00:00Z')

/** An answer with a time that grows with the path. */
export function anAnswer(state: RunState, answer: Given): Answer {
  const now = new Date(begin + state.events.length * 60_000).toISOString()
  return { step: state.step ?? '', result: 'done', now, ...answer }
}

/** Takes one answer; throws a refusal as text, so that a test shows it. */
export function take(runbook: Runbook, state: RunState, answer: Given): RunState {
  const given = anAnswer(state, answer)
  const decided = decideAnswer(runbook, state, given)
  if (isRefusal(decided)) throw new Error(`${given.step} ${given.result}: ${JSON.stringify(decided)}`)
  return evolve(runbook, state, { id: `TEST:${state.events.length + 1}`, time: given.now, ...decided })
}

/** Takes answers one after the other. */
export function takeAll(runbook: Runbook, start: RunState, answers: readonly Given[]): RunState {
  return answers.reduce((state, answer) => take(runbook, state, answer), start)
}

/** The refusal of an answer that must be refused. */
export function refused(runbook: Runbook, state: RunState, answer: Given): Refusal {
  const decided = decideAnswer(runbook, state, anAnswer(state, answer))
  if (!isRefusal(decided)) throw new Error(`taken: ${JSON.stringify(decided)}`)
  return decided
}

/** Takes back the answer with this event id. */
export function undo(runbook: Runbook, state: RunState, event: string): RunState {
  return evolve(runbook, state, undoing(state, event))
}

/** The correction that takes an event back. */
export function undoing(state: RunState, event: string): RunEvent {
  return {
    id: `TEST:${state.events.length + 1}`,
    time: '2024-07-19T10:00:00Z',
    type: 'step-undone',
    payload: { event },
  }
}
