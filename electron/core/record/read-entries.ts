/**
 * The few events that concern the whole incident, read through the index of rare types.
 */
import { eventIdOf } from '../../../src/domain/ids.ts'
import { wallOf } from '../../../src/domain/log/clock.ts'
import type { LoggedEvent } from '../../../src/domain/log/event.ts'
import { isEvent } from '../../../src/domain/log/event.ts'
import { type EventRow, eventColumns, ofFewTypes, rowToEvent, totalOrder } from '../log/event-row.ts'
import type { ReadDb } from '../workspace/sqlite.ts'

export interface Entry {
  readonly id: string
  /** UTC, ISO 8601. */
  readonly time: string
  readonly event: LoggedEvent
}

const types = [
  'incident-opened',
  'person-introduced',
  'import-finished',
  'import-reverted',
  'sightings-imported',
  'sightings-reverted',
  'blocker-lifted',
  'blocker-lift-cleared',
  'report-made',
  'advisory-added',
  'decision-taken',
  'record-entry-cleared',
  'runbook-added',
  'vault-created',
] as const

/**
 * All of them in the total order, and those of the record that stand: advisories, decisions and takings back that
 * nothing standing takes back.
 */
export function readEntries(db: ReadDb): { readonly all: readonly Entry[]; readonly standing: readonly Entry[] } {
  const all = db
    .prepare<string[], EventRow>(
      `SELECT ${eventColumns} FROM event WHERE type IN (${types.map(() => '?').join(', ')}) AND ${ofFewTypes} ORDER BY ${totalOrder}`,
    )
    .all(...types)
    .map((row): Entry => {
      const event = rowToEvent(row)
      return { id: eventIdOf(event.station, event.seq), time: wallOf(event.time), event }
    })
  // From the newest on: a taking back counts unless a later one takes it back.
  const cleared = new Set<string>()
  const standing: Entry[] = []
  for (const entry of all.toReversed()) {
    const { event } = entry
    const isClearing = isEvent(event, 'record-entry-cleared')
    if (!isClearing && !isEvent(event, 'advisory-added') && !isEvent(event, 'decision-taken')) continue
    if (cleared.has(entry.id)) continue
    if (isClearing) cleared.add(event.payload.event)
    standing.push(entry)
  }
  return { all, standing: standing.reverse() }
}
