/**
 * Events as they stand in the table `event`, and back.
 */
import { type Canonical, canonicalText } from '../../../src/domain/log/canonical.ts'
import type { LoggedEvent } from '../../../src/domain/log/event.ts'

export interface EventRow {
  readonly station: string
  readonly seq: number
  readonly time: string
  readonly actor: string
  readonly incident: string
  readonly host: string | null
  readonly run: string | null
  readonly type: string
  readonly version: number
  readonly payload: string
  readonly prev: string
  readonly hash: string
  readonly signature: string
}

/** The columns of `event`, in the order of `EventRow`. */
export const eventColumns =
  'station, seq, time, actor, incident, host, run, type, version, payload, prev, hash, signature'

/** ORDER BY of the one total order. */
export const totalOrder = 'time, station, seq'

/**
 * Beside `type = ...` of one of the types that are few: SQLite takes the index `event_by_type` only when the condition
 * of that index stands in the query word for word, and reads the whole log otherwise.
 */
export const ofFewTypes = "type NOT IN ('step-answered', 'run-started', 'note-added', 'host-status-set')"

export function eventToRow(event: LoggedEvent): EventRow {
  return {
    ...event,
    host: event.host ?? null,
    run: event.run ?? null,
    // Written once in canonical form, so that what is read again hashes the same.
    payload: canonicalText(event.payload as Canonical),
  }
}

export function rowToEvent(row: EventRow): LoggedEvent {
  const { host, run, payload, ...rest } = row
  return {
    ...rest,
    ...(host === null ? {} : { host }),
    ...(run === null ? {} : { run }),
    payload: JSON.parse(payload),
  }
}
