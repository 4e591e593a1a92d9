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
  }
}
