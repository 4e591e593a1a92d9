/**
 * Gathers what one run is: its pinned runbook, its events, its state.
 */

import { eventIdOf } from '../../../src/domain/ids.ts'
import { wallOf } from '../../../src/domain/log/clock.ts'
import { isEvent, type LoggedEvent } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { foldRun } from '../../../src/domain/runbook/evolve.ts'
import type { Runbook } from '../../../src/domain/runbook/schema.ts'
import { type RunState, startRun } from '../../../src/domain/runbook/state.ts'
import { requireHost } from '../hosts/find-host.ts'
import type { PinnedRunbook } from '../hosts/present-host.ts'
import { type EventRow, eventColumns, rowToEvent, totalOrder } from '../log/event-row.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'
import { prepareMembers } from '../log/projections/members.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

export interface LoadedRun {
  readonly id: string
  readonly runbook: Runbook
  readonly state: RunState
  readonly startedAt: string
  readonly touchedAt: string
}

/** All events of a host and of what was joined into it, in the total order. */
export function readHostEvents(db: ReadDb, host: string): LoggedEvent[] {
  const members = prepareMembers(db)
  return db
    .prepare<[string], EventRow>(`
      SELECT ${eventColumns} FROM event WHERE host IN (SELECT value FROM json_each(?)) ORDER BY ${totalOrder}
    `)
    .all(JSON.stringify(members.membersOf(members.canonicalOf(host))))
    .map(rowToEvent)
}

/**
 * The open run of a host, or else its last one; `null` when it never had any.
 *
 * @throws {Refusal} `run.runbook-missing` when the pinned runbook is not in the workspace
 */
export function loadRun(db: ReadDb, host: HostTableRow, pinned: PinnedRunbook): LoadedRun | null {
  const events = readHostEvents(db, host.id)
  const id = host.run ?? lastRunId(events)
  if (id === null) return null
  const started = events.find((event) => eventIdOf(event.station, event.seq) === id)
  if (started === undefined || !isEvent(started, 'run-started')) throw new Error(`run ${id} has no start`)
  const { hash, variables, carried } = started.payload
  const runbook = pinned(hash)
  if (runbook === null) throw new Refusal('run.runbook-missing', { hash })
  const own = events.filter((event) => event.run === id)
  return {
    id,
    runbook,
    state: foldRun(
      runbook,
      startRun(runbook, hash, variables, carried),
      own.map((event) => ({
        id: eventIdOf(event.station, event.seq),
        time: event.time,
        type: event.type,
        payload: event.payload,
      })),
    ),
    startedAt: wallOf(started.time),
    touchedAt: wallOf((own.at(-1) ?? started).time),
  }
}

function lastRunId(events: readonly LoggedEvent[]): string | null {
  const started = events.findLast((event) => event.type === 'run-started')
  return started === undefined ? null : eventIdOf(started.station, started.seq)
}

/** @throws {Refusal} `run.not-open` when the host has no open run */
export function requireOpenRun(db: ReadDb, pinned: PinnedRunbook, ref: string): { host: HostTableRow; run: LoadedRun } {
  const host = requireHost(db, ref)
  const run = host.run === null ? null : loadRun(db, host, pinned)
  if (run === null) throw new Refusal('run.not-open', { host: host.name, status: host.status })
  return { host, run }
}
