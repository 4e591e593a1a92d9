/**
 * Decides what one answer means for a run: the event to append, or why it cannot be taken.
 *
 * Strict, because a person is still there to be asked again. Folding (evolve.ts) trusts what was
 * once decided.
 */
import { listUnknown } from './commands.ts'
import { canSkip, findStep, followAnswer } from './follow.ts'
import { checkInputs } from './inputs.ts'
import type { Runbook, Step } from './schema.ts'
import type { Outcome, RunState } from './state.ts'

export interface Answer {
  readonly step: string
  /** done, failed, skipped, or the id of an option or a deviation of the step */
  readonly result: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly note?: string
  readonly reason?: string
  readonly confirm?: boolean
  /** ISO 8601, from the caller: the domain has no clock. */
  readonly now: string
}

/** Goes into a canonical event: strings, arrays and objects only. */
export interface StepAnswered {
  readonly type: 'step-answered'
  readonly payload: {
    readonly step: string
    readonly result: string
    readonly inputs?: Readonly<Record<string, string>>
    readonly note?: string
    readonly reason?: string
    readonly confirmed?: 'yes'
    /** A wait that was ended before its time. */
    readonly early?: 'yes'
    readonly next?: string
    readonly waitUntil?: string
    readonly outcome?: Outcome
  }
}

export type RefusalCode =
  | 'run.not-open'
  | 'run.step-not-open'
  | 'run.result-unknown'
  | 'run.input-unknown'
  | 'run.input-missing'
  | 'run.input-invalid'
  | 'run.confirm-needed'
  | 'run.variable-missing'
  | 'run.reason-needed'
  | 'run.note-needed'
  | 'run.check-skipped'
  | 'run.loop-limit'

export interface Refusal {
  readonly code: RefusalCode
  readonly details: Readonly<Record<string, string | number | readonly string[]>>
}

/** Tells a refusal from an event. */
export function isRefusal(decided: StepAnswered | Refusal): decided is Refusal {
  return 'code' in decided
}

/**
 * Decides one answer.
 *
 * Pure: the same run and answer always give the same result, so the page may ask it too before it
 * offers a button. Never throws for a runbook that `readRunbook` accepted.
 */
export function decideAnswer(runbook: Runbook, state: RunState, answer: Answer): StepAnswered | Refusal {
  const step = findStep(runbook, state.step)
  if (step === undefined) return refuse('run.not-open', { status: state.outcome?.status ?? 'ended' })
  if (answer.step !== step.id) return refuse('run.step-not-open', { step: answer.step, open: step.id })
  if (!listResults(step).includes(answer.result)) {
    return refuse('run.result-unknown', { step: step.id, result: answer.result, results: listResults(step) })
  }
  const words = { note: clean(answer.note), reason: clean(answer.reason) }
  if (answer.result === 'failed' && words.note === undefined) return refuse('run.note-needed', { step: step.id })
  if (answer.result === 'skipped' && words.reason === undefined) return refuse('run.reason-needed', { step: step.id })

  const inputs = checkInputs(runbook, state, step, answer)
  if (!inputs.ok) return refuse(inputs.code, { step: step.id, ...inputs.details })
  const unconfirmed = refuseUnconfirmed(runbook, state, step, answer)
  if (unconfirmed !== null) return unconfirmed

  const followed = followAnswer(runbook, state, step, {
    result: answer.result,
    inputs: inputs.values,
    note: words.note,
  })
  if (followed === null)
    return refuse('run.result-unknown', { step: step.id, result: answer.result, results: listResults(step) })
  if (followed.outcome?.status === 'recovered' && followed.unchecked.length > 0) {
    return refuse('run.check-skipped', { step: step.id, steps: followed.unchecked })
  }
  if (followed.next === null && followed.outcome === null) return refuse('run.loop-limit', { step: step.id })

  const waitUntil = findWaitEnd(runbook, followed.next, answer.now)
  return {
    type: 'step-answered',
    payload: {
      step: step.id,
      result: answer.result,
      ...(Object.keys(inputs.values).length > 0 && { inputs: inputs.values }),
      ...(words.note !== undefined && { note: words.note }),
      ...(words.reason !== undefined && { reason: words.reason }),
      ...(needsConfirm(step, answer) && { confirmed: 'yes' as const }),
      ...(isEarly(state, step, answer) && { early: 'yes' as const }),
      ...(followed.next !== null && { next: followed.next }),
      ...(waitUntil !== null && { waitUntil }),
      ...(followed.outcome !== null && { outcome: followed.outcome }),
    },
  }
}

/** Every word that may answer a step: the plain ones first, then its options or deviations. */
export function listResults(step: Step): readonly string[] {
  if (step.kind === 'decide') return [...step.options.map(({ id }) => id), 'failed']
  if (step.kind === 'outcome') return ['done', 'failed']
  const deviations = (step.deviations ?? []).map(({ id }) => id)
  return ['done', ...deviations, 'failed', ...(canSkip(step) ? ['skipped'] : [])]
}

/** When a wait step that is reached now is over; null for every other step. */
export function findWaitEnd(runbook: Runbook, next: string | null, now: string): string | null {
  const step = findStep(runbook, next)
  if (step?.kind !== 'wait') return null
  const end = Date.parse(now) + step.minutes * 60_000
  return Math.abs(end) <= 8.64e15 ? new Date(end).toISOString() : null
}

function refuseUnconfirmed(runbook: Runbook, state: RunState, step: Step, answer: Answer): Refusal | null {
  if (!needsConfirm(step, answer)) return null
  const missing = listUnknown(runbook, state, step)
  if (missing.length > 0) return refuse('run.variable-missing', { step: step.id, variables: missing })
  return answer.confirm === true ? null : refuse('run.confirm-needed', { step: step.id })
}

function needsConfirm(step: Step, answer: Answer): boolean {
  return 'killer' in step && step.killer === true && answer.result === 'done'
}

function isEarly(state: RunState, step: Step, answer: Answer): boolean {
  return (
    step.kind === 'wait' &&
    answer.result === 'done' &&
    state.waitUntil !== null &&
    Date.parse(answer.now) < Date.parse(state.waitUntil)
  )
}

function clean(words: string | undefined): string | undefined {
  const trimmed = words?.trim()
  return trimmed === '' ? undefined : trimmed
}

function refuse(code: RefusalCode, details: Refusal['details']): Refusal {
  return { code, details }
}
