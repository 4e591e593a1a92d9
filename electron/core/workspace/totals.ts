/**
 * What a workspace is, in a few words and figures.
 */
import { wallOf } from '../../../src/domain/log/clock.ts'
import { ofFewTypes, totalOrder } from '../log/event-row.ts'
import type { ReadDb } from './sqlite.ts'

export interface WorkspaceTotals {
  readonly id: string
  readonly title: string
  readonly incident: { readonly id: string; readonly title: string }
  readonly events: number
  /** Wall-clock time of the last event, or `null`. */
  readonly savedAt: string | null
  /** The last time that the workspace came back older than what somebody had written into it, or `null`. */
  readonly cameBackOlder: CameBackOlder | null
}

export interface CameBackOlder {
  /** The station that stood in from then on, and the one that it stood in for. */
  readonly station: string
  readonly before: string
  /** How many events of `before` were not in it. */
  readonly missing: number
  readonly at: string
}

export function readTotals(db: ReadDb): WorkspaceTotals {
  const first = db
    .prepare<[string], string>(
      `SELECT payload FROM event WHERE type = ? AND ${ofFewTypes} ORDER BY ${totalOrder} LIMIT 1`,
    )
    .pluck()
  const created = JSON.parse(first.get('workspace-created') ?? '{}')
  const opened = JSON.parse(first.get('incident-opened') ?? '{}')
  const last = db
    .prepare<[], { event_number: number; time: string }>(
      'SELECT event_number, time FROM event ORDER BY event_number DESC LIMIT 1',
    )
    .get()
  return {
    id: String(created.workspace ?? ''),
    title: String(created.title ?? ''),
    incident: { id: String(opened.incident ?? ''), title: String(opened.title ?? '') },
    // The log only grows, so its last number is its length.
    events: last?.event_number ?? 0,
    savedAt: last === undefined ? null : wallOf(last.time),
    cameBackOlder: readCameBackOlder(db),
  }
}

function readCameBackOlder(db: ReadDb): CameBackOlder | null {
  const row = db
    .prepare<[], CameBackOlder>(`
      SELECT station, time AS at, json_extract(payload, '$.replaces.station') AS before,
        json_extract(payload, '$.replaces.wrote') - json_extract(payload, '$.replaces.found') AS missing
      FROM event
      WHERE type = 'station-created' AND ${ofFewTypes} AND json_type(payload, '$.replaces') = 'object'
      ORDER BY time DESC, station DESC LIMIT 1
    `)
    .get()
  return row === undefined ? null : { ...row, at: wallOf(row.at) }
}
