/**
 * What an answer leads to: the one place that knows the arrows of a runbook.
 *
 * Deciding and folding both ask here, so that what was promised and what is shown cannot differ.
 */
import { holds } from './condition.ts'
import type { Next, Runbook, Step, StepId } from './schema.ts'
import type { Outcome, RunState } from './state.ts'
import { fillValue, findOwn } from './text.ts'

/** The part of an answer that moves the run. Inputs are canonical. */
export interface AnswerGiven {
  readonly result: string
  readonly inputs?: Readonly<Record<string, string>> | undefined
  readonly note?: string | undefined
}

export interface Followed {
  readonly variables: Readonly<Record<string, string>>
  readonly dues: readonly string[]
  readonly unchecked: readonly StepId[]
  readonly next: StepId | null
  readonly outcome: Outcome | null
}

interface Effects {
  readonly sets?: Readonly<Record<string, string>> | undefined
  readonly opens?: readonly string[] | undefined
  readonly closes?: readonly string[] | undefined
}

/** The step with this id, or undefined. */
export function findStep(runbook: Runbook, id: StepId | null): Step | undefined {
  return runbook.steps.find((step) => step.id === id)
}

/**
 * Follows one answer from the open step.
 *
 * @returns null when the result means nothing at this step
 */
export function followAnswer(runbook: Runbook, state: RunState, step: Step, answer: AnswerGiven): Followed | null {
  const read = { ...state.variables, ...answer.inputs }
  if (answer.result === 'failed') return escalate(state, step, read, answer)
  if (step.kind === 'outcome') return answer.result === 'done' ? finish(state, step, read) : null
  if (step.kind === 'decide') {
    const option = step.options.find(({ id }) => id === answer.result)
    return option === undefined
      ? null
      : arrive(runbook, state, step, option, read, findTarget(option.goto, applySets(read, option.sets)))
  }
  const deviation = step.deviations?.find(({ id }) => id === answer.result)
  if (deviation !== undefined)
    return arrive(runbook, state, step, deviation, read, findTarget(deviation.goto, applySets(read, deviation.sets)))
  if (answer.result === 'done') {
    const variables = applySets(read, step.sets)
    return arrive(runbook, state, step, step, read, findTarget(step.next, variables))
  }
  if (answer.result !== 'skipped' || !canSkip(step)) return null
  const skipped = arrive(runbook, state, step, {}, read, findTarget(step.next, read))
  return step.kind === 'check' ? { ...skipped, unchecked: [...skipped.unchecked, step.id] } : skipped
}

/**
 * Whether a step may be left out with a reason. Killer steps never; nor steps on whose answer the
 * way depends (readings, decisions, keys, acts that set a variable): those have deviations for what
 * cannot be answered.
 */
export function canSkip(step: Step): boolean {
  if (step.kind === 'do') return step.killer !== true && step.sets === undefined
  return (step.kind === 'check' || step.kind === 'evidence') && step.killer !== true
}

/** Where an arrow points with these variables. */
export function findTarget(next: Next, variables: Readonly<Record<string, string>>): StepId {
  if (typeof next === 'string') return next
  const branch = next.find(({ when }) => holds(when, variables))
  if (branch === undefined)
    throw new Error('no branch holds: readRunbook lets none pass whose last one has a condition')
  return branch.goto
}

/**
 * The step that is really shown when an arrow points to `target`: a step that was shown as often as
 * it may be sends the run elsewhere. Null when such steps only point at each other.
 */
export function findArrival(runbook: Runbook, counts: Readonly<Record<StepId, number>>, target: StepId): StepId | null {
  let id = target
  for (let hops = 0; hops <= runbook.steps.length; hops += 1) {
    const step = findStep(runbook, id)
    if (step === undefined || step.kind === 'outcome' || step.limit === undefined) return id
    if ((findOwn(counts, id) ?? 0) < step.limit.times) return id
    id = step.limit.goto
  }
  return null
}

function arrive(
  runbook: Runbook,
  state: RunState,
  step: Step,
  effects: Effects,
  read: Readonly<Record<string, string>>,
  target: StepId,
): Followed {
  return {
    variables: applySets(read, effects.sets),
    dues: applyDues(state.dues, effects),
    unchecked: state.unchecked.filter((id) => id !== step.id),
    next: findArrival(runbook, state.counts, target),
    outcome: null,
  }
}

/** "Something else": the run ends here and goes to somebody else, with all that is still due. */
function escalate(
  state: RunState,
  step: Step,
  variables: Readonly<Record<string, string>>,
  answer: AnswerGiven,
): Followed {
  // The act may have happened although its screen was not the expected one, so its dues are open.
  const dues =
    step.kind === 'decide' || step.kind === 'outcome' ? state.dues : applyDues(state.dues, { opens: step.opens })
  const reason = answer.note === undefined ? {} : { reason: answer.note }
  return { variables, dues, unchecked: state.unchecked, next: null, outcome: { status: 'escalated', dues, ...reason } }
}

function finish(
  state: RunState,
  step: Extract<Step, { kind: 'outcome' }>,
  variables: Readonly<Record<string, string>>,
): Followed {
  const { status, how, reason, dues: added, continue: goingOn } = step.outcome
  const dues = applyDues(state.dues, { opens: added })
  const outcome: Outcome = {
    status,
    dues,
    ...(how === undefined ? {} : { how }),
    ...(reason === undefined ? {} : { reason }),
    ...(goingOn === undefined ? {} : { continue: goingOn }),
  }
  return { variables, dues, unchecked: state.unchecked, next: null, outcome }
}

function applySets(
  variables: Readonly<Record<string, string>>,
  sets: Effects['sets'],
): Readonly<Record<string, string>> {
  if (sets === undefined) return variables
  const filled = Object.entries(sets).flatMap(([name, text]) => {
    const value = fillValue(variables, text)
    return value === null ? [] : [[name, value] as const]
  })
  return { ...variables, ...Object.fromEntries(filled) }
}

function applyDues(dues: readonly string[], effects: Effects): readonly string[] {
  const kept = dues.filter((due) => !effects.closes?.includes(due))
  return [...kept, ...(effects.opens ?? []).filter((due) => !kept.includes(due))]
}
