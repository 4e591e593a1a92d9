/**
 * What a host is, from everything that was ever said about it: the one fold that live work, merging and rebuild use.
 *
 * Pure: the same loads and events, in the one total order, give the same host, whatever the order of arrival.
 * Answers carry what they led to (`next`, `waitUntil`, `outcome`), so that folding does not need the runbook.
 */

import { claimsOf } from '../hosts/claims.ts'
import { eventIdOf } from '../ids.ts'
import { wallOf } from '../log/clock.ts'
import {
  type Envelope,
  type Environment,
  environmentSchema,
  type HostStatus,
  type How,
  isEvent,
  orderKey,
} from '../log/event.ts'
import { type Evidence, type Sighting, weighSightings } from '../sightings/confirm.ts'
import { foldRuns, type RunFold } from './fold-runs.ts'
import { needOf } from './need.ts'

/** What one load said about the host, newest last. */
export interface LoadedRow {
  readonly fields: Readonly<Record<string, string>>
  readonly reverted: boolean
}

export interface HostFacts {
  readonly fields: Readonly<Record<string, string>>
  readonly environment: Environment
  readonly criticality: number
}

export interface HostFold {
  readonly facts: HostFacts
  readonly status: HostStatus
  readonly how: How | null
  readonly blocker: string
  readonly reason: string
  readonly dues: readonly string[]
  readonly technician: string
  /** Newest first decides; all are kept. */
  readonly runs: readonly RunFold[]
  /** The open run, or the last one. */
  readonly run: RunFold | null
  readonly since: string
  readonly touchedAt: string
  readonly note: string
  readonly need: number
  /** What lists of live machines say about it. */
  readonly evidence: Evidence
}

/** When a blocker was last lifted, as a key of the total order; `null` when it never was. */
export type LiftedAt = (blocker: string) => string | null

/**
 * Folds one host.
 *
 * @param loads in the total order of their import events
 * @param events all events of the host (and of what was joined into it), in the total order
 * @param sightings what lists of live machines say of it, in any order
 * @returns `null` when nothing stands for it any more: every load that named it was taken back and nobody worked on it
 */
export function foldHost(
  loads: readonly LoadedRow[],
  events: readonly Envelope[],
  sightings: readonly Sighting[],
  liftedAt: LiftedAt,
): HostFold | null {
  const standing = loads.filter((load) => !load.reverted)
  const worked = events.some((event) => event.type !== 'host-linked' && event.type !== 'host-split')
  if (standing.length === 0 && !worked) return null
  const facts = mergeFacts(standing.length > 0 ? standing : loads)
  const runs = foldRuns(events)
  const run =
    runs.find((candidate) => candidate.status === 'open' || candidate.status === 'waiting') ?? runs.at(-1) ?? null
  const { back, ...state } = stateOf(run, foldSetting(events, runs, liftedAt), liftedAt)
  const lastNote = events.findLast((event) => isEvent(event, 'note-added'))
  return {
    facts,
    ...state,
    runs,
    run,
    dues: run?.outcome?.dues ?? [],
    touchedAt: events.length > 0 ? wallOf(events.at(-1)?.time ?? '') : '',
    note: lastNote !== undefined && isEvent(lastNote, 'note-added') ? lastNote.payload.text : (run?.note ?? ''),
    need: needOf(state.status, facts.criticality),
    evidence: weighSightings(state.status, back, state.since, sightings),
  }
}

/** Later lists override field by field; what they do not know stays, and a placeholder never replaces a real serial. */
export function mergeFacts(loads: readonly LoadedRow[]): HostFacts {
  const fields: Record<string, string> = Object.create(null)
  for (const load of loads) {
    for (const [field, value] of Object.entries(load.fields)) {
      if (value !== '' && !isWorseClaim(field, value, fields[field])) fields[field] = value
    }
  }
  const environment = environmentSchema.safeParse(fields.environment)
  const criticality = Number(fields.criticality)
  return {
    fields: { ...fields },
    environment: environment.success ? environment.data : 'physical',
    criticality: criticality >= 1 && criticality <= 4 ? Math.trunc(criticality) : 0,
  }
}

function isWorseClaim(field: string, value: string, known: string | undefined): boolean {
  if (known === undefined || (field !== 'serial' && field !== 'assetTag')) return false
  const identifies = (shown: string): boolean =>
    claimsOf({ fields: { [field]: shown }, line: 0 })[0]?.identifies === true
  return identifies(known) && !identifies(value)
}

interface Setting {
  readonly key: string
  readonly time: string
  readonly actor: string
  readonly status: 'blocked' | 'escalated' | 'retired' | 'recovered'
  readonly how: How | null
  readonly blocker: string
  readonly reason: string
  readonly seen: string | undefined
}

/** The last status that was set by hand and still stands: not cleared, not lifted, no work on the host since. */
function foldSetting(events: readonly Envelope[], runs: readonly RunFold[], liftedAt: LiftedAt): Setting | null {
  const cleared = new Set(
    events.flatMap((event) => (isEvent(event, 'host-status-cleared') ? [event.payload.event] : [])),
  )
  const answered = new Set(runs.flatMap((run) => run.standing))
  let setting: Setting | null = null
  for (const event of events) {
    const id = eventIdOf(event.station, event.seq)
    if (isEvent(event, 'run-started') || isEvent(event, 'run-continued') || answered.has(id)) setting = null
    if (!isEvent(event, 'host-status-set') || cleared.has(id)) continue
    const { status, how, blocker, reason, seen } = event.payload
    setting = {
      key: orderKey(event),
      time: wallOf(event.time),
      actor: event.actor,
      status,
      how: how ?? null,
      blocker: blocker ?? '',
      reason: reason ?? '',
      seen,
    }
  }
  if (setting === null || setting.status !== 'blocked') return setting
  const lift = liftedAt(setting.blocker)
  return lift !== null && lift > setting.key ? null : setting
}

type State = Pick<HostFold, 'status' | 'how' | 'blocker' | 'reason' | 'technician' | 'since'> & {
  /** Since when it is said to be back. */
  readonly back: string | null
}

function stateOf(run: RunFold | null, setting: Setting | null, liftedAt: LiftedAt): State {
  if (setting !== null) {
    return {
      status: setting.status,
      how: setting.how,
      blocker: setting.blocker,
      reason: setting.reason,
      technician: setting.actor,
      since: setting.time,
      back: setting.seen ?? setting.time,
    }
  }
  const untouched: State = {
    status: 'not-started',
    how: null,
    blocker: '',
    reason: '',
    technician: '',
    since: '',
    back: null,
  }
  if (run === null || run.status === 'ended')
    return run === null ? untouched : { ...untouched, since: run.finishedAt ?? '' }
  const here = { technician: run.technician, since: run.since }
  if (run.status === 'open') return { ...untouched, ...here, status: 'in-progress' }
  if (run.status === 'waiting') return { ...untouched, ...here, status: 'waiting', reason: run.heldReason }
  const outcome = run.outcome
  if (outcome === null) throw new Error(`run ${run.id} is ${run.status} without an outcome`)
  const reason = outcome.reason ?? ''
  const blocker = outcome.status === 'blocked' ? reason : ''
  if (blocker !== '') {
    const lift = liftedAt(blocker)
    if (lift !== null && lift > run.lastKey) return { ...untouched, since: here.since }
  }
  return { ...here, status: outcome.status, how: outcome.how ?? null, blocker, reason, back: run.finishedAt }
}
