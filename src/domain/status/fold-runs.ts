/**
 * The runs of one host, from its events: which answers still stand, where each run is, how it ended.
 *
 * An answer stands when it was not taken back and its step was the open one at that point. After a step was taken
 * back, later answers that no longer follow are void; they stay in the log.
 */

import { eventIdOf } from '../ids.ts'
import { wallOf } from '../log/clock.ts'
import { type Envelope, isEvent, orderKey, type Payload } from '../log/event.ts'

/** One answer that stands, and how long it took. */
export interface StepTaken {
  readonly step: string
  readonly result: string
  /** Since the answer before, or the start; `null` where nobody measured: the run was held, or it came from elsewhere. */
  readonly seconds: number | null
}

export interface RunFold {
  readonly id: string
  readonly runbook: string
  readonly version: string
  readonly hash: string
  readonly status: 'open' | 'waiting' | 'recovered' | 'escalated' | 'blocked' | 'retired' | 'ended'
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly technician: string
  /** The open step; the last answered one when the run is over. Empty before the first answer of an open run. */
  readonly step: string
  readonly since: string
  /** Order key of the last event that counts. */
  readonly lastKey: string
  readonly waitUntil: string | null
  readonly heldFor: string
  readonly heldReason: string
  readonly outcome: NonNullable<Payload<'step-answered'>['outcome']> | null
  readonly note: string
  /** Ids of the answers that stand, in order. */
  readonly standing: readonly string[]
  /** The same answers as figures. */
  readonly steps: readonly StepTaken[]
}

type Draft = { -readonly [K in keyof RunFold]: RunFold[K] } & {
  standing: string[]
  steps: StepTaken[]
  next: string | null
  /** Whether the run was held since its last answer. */
  interrupted: boolean
}

/** Folds all runs of a host, oldest first. At most one is open: a newer start ends what was open before. */
export function foldRuns(events: readonly Envelope[]): RunFold[] {
  const undone = new Set(events.flatMap((event) => (isEvent(event, 'step-undone') ? [event.payload.event] : [])))
  const runs: Draft[] = []
  const byId = new Map<string, Draft>()
  for (const event of events) {
    if (isEvent(event, 'run-started')) {
      const before = runs.at(-1)
      if (before !== undefined && isOpen(before)) end(before, event)
      const run = start(event)
      runs.push(run)
      byId.set(run.id, run)
      continue
    }
    const run = event.run === undefined ? undefined : byId.get(event.run)
    if (run !== undefined) step(run, event, undone)
  }
  return runs.map(({ next, interrupted, ...run }) => run)
}

function isOpen(run: Draft): boolean {
  return run.status === 'open' || run.status === 'waiting'
}

function start(event: Envelope & { payload: Payload<'run-started'> }): Draft {
  const time = wallOf(event.time)
  return {
    id: eventIdOf(event.station, event.seq),
    runbook: event.payload.runbook,
    version: event.payload.version,
    hash: event.payload.hash,
    status: 'open',
    startedAt: time,
    finishedAt: null,
    technician: event.actor,
    step: '',
    since: time,
    lastKey: orderKey(event),
    waitUntil: null,
    heldFor: '',
    heldReason: '',
    outcome: null,
    note: '',
    standing: [],
    steps: [],
    next: null,
    interrupted: false,
  }
}

function step(run: Draft, event: Envelope, undone: ReadonlySet<string>): void {
  const time = wallOf(event.time)
  if (isEvent(event, 'step-answered')) {
    const id = eventIdOf(event.station, event.seq)
    if (undone.has(id) || !isOpen(run)) return
    if (run.next !== null && run.next !== event.payload.step) return
    answer(run, event.payload, id, time)
  } else if (isEvent(event, 'run-held')) {
    if (!isOpen(run)) return
    run.status = 'waiting'
    run.interrupted = true
    run.heldFor = event.payload.for
    run.heldReason = event.payload.reason ?? ''
    run.waitUntil = event.payload.until ?? null
    run.since = time
  } else if (isEvent(event, 'run-continued')) {
    if (!isOpen(run)) return
    run.status = 'open'
    run.heldFor = ''
    run.heldReason = ''
    run.waitUntil = null
    run.since = time
  } else if (isEvent(event, 'run-ended')) {
    if (!isOpen(run)) return
    end(run, event)
    return
  } else {
    return
  }
  run.technician = event.actor
  run.lastKey = orderKey(event)
}

function answer(run: Draft, payload: Payload<'step-answered'>, id: string, time: string): void {
  run.standing.push(id)
  const measured = !run.interrupted && run.status === 'open' && payload.source === undefined
  const seconds = measured ? Math.max(0, Math.round((Date.parse(time) - Date.parse(run.since)) / 1_000)) : null
  run.steps.push({ step: payload.step, result: payload.result, seconds })
  run.interrupted = false
  run.since = time
  run.heldReason = ''
  run.note = payload.note ?? run.note
  run.waitUntil = payload.waitUntil ?? null
  run.heldFor = run.waitUntil === null ? '' : 'timer'
  run.status = run.waitUntil === null ? 'open' : 'waiting'
  run.next = payload.next ?? null
  run.step = payload.next ?? payload.step
  if (payload.outcome !== undefined) {
    run.outcome = payload.outcome
    // Whoever goes on with another runbook waits for nobody: the attempt is over and the host is free again.
    run.status = payload.outcome.continue === undefined ? payload.outcome.status : 'ended'
    run.finishedAt = time
  }
}

function end(run: Draft, event: Envelope): void {
  run.status = 'ended'
  run.finishedAt = wallOf(event.time)
  run.waitUntil = null
  run.heldFor = ''
  run.lastKey = orderKey(event)
}
