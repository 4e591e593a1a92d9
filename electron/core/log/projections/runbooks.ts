/**
 * Runbooks that people brought, and that they were taken back.
 */
import { eventIdOf } from '../../../../src/domain/ids.ts'
import { isEvent, type LoggedEvent } from '../../../../src/domain/log/event.ts'
import type { WriteDb } from '../../workspace/sqlite.ts'
import { ofFewTypes } from '../event-row.ts'

/** Prepares the projection of `runbook-added` and `runbook-withdrawn`, which may arrive in either order. */
export function prepareProjectRunbook(db: WriteDb): (event: LoggedEvent) => void {
  const add = db.prepare(`
    INSERT INTO runbook (event, time, station, seq, actor, id, version, hash, source, file, reason, withdrawn)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const isWithdrawn = db
    .prepare<[string], number>(
      `SELECT 1 FROM event
       WHERE type = 'runbook-withdrawn' AND ${ofFewTypes} AND json_extract(payload, '$.event') = ? LIMIT 1`,
    )
    .pluck()
  const withdraw = db.prepare<[string]>('UPDATE runbook SET withdrawn = 1 WHERE event = ?')
  return (event) => {
    if (isEvent(event, 'runbook-added')) {
      const { runbook, version, hash, source, file, reason } = event.payload
      const id = eventIdOf(event.station, event.seq)
      add.run(
        id,
        event.time,
        event.station,
        event.seq,
        event.actor,
        runbook,
        version,
        hash,
        source ?? null,
        file ?? '',
        reason ?? '',
        isWithdrawn.get(id) ?? 0,
      )
    } else if (isEvent(event, 'runbook-withdrawn')) {
      withdraw.run(event.payload.event)
    }
  }
}
