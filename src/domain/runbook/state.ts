/**
 * Where one run stands: the step that is open, the way that led there, what was read on it.
 *
 * Everything here follows from the pinned runbook, the variables of the host at the start and the
 * events of the run; it is stored only as those. `events` keeps what was folded, so that a
 * correction can compute the path again.
 */

import { checkReading } from './readings.ts'
import type { Runbook, StepId } from './schema.ts'
import { findOwn } from './text.ts'

export interface Outcome {
  readonly status: 'recovered' | 'escalated' | 'blocked' | 'retired'
  readonly how?: string
  readonly dues: readonly string[]
  /** A reason of the runbook by its name, or the note of the technician. */
  readonly reason?: string
  /** The runbook to go on with, by its id: nobody else is waited for, the host goes back to the queue. */
  readonly continue?: string
}

export interface PathEntry {
  readonly step: StepId
  readonly result: string
  readonly event: string
  readonly time?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly note?: string
  readonly reason?: string
  readonly confirmed?: 'yes'
  readonly early?: 'yes'
}

export interface RunEvent {
  /** `STATION:seq` */
  readonly id: string
  readonly time: string
  readonly type: string
  readonly payload: unknown
}

export interface RunState {
  readonly runbook: { readonly id: string; readonly version: string; readonly hash: string }
  /** What was known of the host when the run began. */
  readonly initial: Readonly<Record<string, string>>
  /** Readings of the run before that stand in the fields of this one; see carry.ts. */
  readonly carried: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  readonly path: readonly PathEntry[]
  readonly step: StepId | null
  /** How often each step was shown, the open one included. */
  readonly counts: Readonly<Record<StepId, number>>
  /** Checks that were skipped and not made up for: as long as there are any, nothing is recovered. */
  readonly unchecked: readonly StepId[]
  readonly overrides: readonly { readonly step: StepId; readonly reason: string; readonly event: string }[]
  /** Aftercare that is open so far, by name. */
  readonly dues: readonly string[]
  /** ISO 8601; only while a wait step is open. */
  readonly waitUntil: string | null
  readonly status: 'open' | 'waiting' | 'ended'
  readonly outcome: Outcome | null
  /** Answers that do not follow any more, or never did, by the id of their event. */
  readonly voided: readonly string[]
  readonly events: readonly RunEvent[]
}

/**
 * A run before its first answer.
 *
 * @param initialVariables what is known of the host; names that the runbook does not take from the host are left out
 * @param carried readings of the run before, by name
 */
export function startRun(
  runbook: Runbook,
  hash: string,
  initialVariables: Readonly<Record<string, string>>,
  carried: Readonly<Record<string, string>> = {},
): RunState {
  const initial: Record<string, string> = {}
  for (const [name, variable] of Object.entries(runbook.variables)) {
    const value = findOwn(initialVariables, name)?.trim()
    if (variable.from !== 'host' || value === undefined || value === '') continue
    const reading = checkReading(variable.type, value, {})
    initial[name] = reading.ok ? reading.value : value
  }
  return beginPath(runbook, { id: runbook.id, version: runbook.version, hash }, { initial, carried })
}

/** The state in which nothing was answered yet. */
export function beginPath(
  runbook: Runbook,
  pinned: RunState['runbook'],
  { initial, carried }: Pick<RunState, 'initial' | 'carried'>,
): RunState {
  return {
    runbook: pinned,
    initial,
    carried,
    variables: initial,
    path: [],
    step: runbook.start,
    counts: { [runbook.start]: 1 },
    unchecked: [],
    overrides: [],
    dues: [],
    waitUntil: null,
    status: 'open',
    outcome: null,
    voided: [],
    events: [],
  }
}
