/**
 * Lists of machines that are alive, and that they were taken back. Their rows follow in slices (settle.ts).
 */
import { eventIdOf } from '../../../../src/domain/ids.ts'
import { canonicalText } from '../../../../src/domain/log/canonical.ts'
import { isEvent, type LoggedEvent } from '../../../../src/domain/log/event.ts'
import type { WriteDb } from '../../workspace/sqlite.ts'
import { ofFewTypes } from '../event-row.ts'

/**
 * Prepares the projection of `sightings-imported` and `sightings-reverted`, which may arrive in either order.
 *
 * @param storedTo of a new list: '' when its rows follow, `null` when the caller stores them himself
 * @returns the number of a list that was added, `null` otherwise
 */
export function prepareProjectSightings(db: WriteDb, storedTo: '' | null): (event: LoggedEvent) => number | null {
  const add = db.prepare(`
    INSERT INTO sighting
      (id, time, station, seq, actor, source, file, raw, canonical, as_of, counts, reverted, stored_to)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const isReverted = db
    .prepare<[string], number>(
      `SELECT 1 FROM event
       WHERE type = 'sightings-reverted' AND ${ofFewTypes} AND json_extract(payload, '$.sightings') = ? LIMIT 1`,
    )
    .pluck()
  const revert = db.prepare<[string | null, string]>('UPDATE sighting SET reverted = 1, stored_to = ? WHERE id = ?')
  return (event) => {
    if (isEvent(event, 'sightings-imported')) {
      const { source, file, raw, canonical, asOf, counts } = event.payload
      const id = eventIdOf(event.station, event.seq)
      const added = add.run(
        id,
        event.time,
        event.station,
        event.seq,
        event.actor,
        source,
        file,
        raw,
        canonical,
        asOf,
        canonicalText(counts),
        isReverted.get(id) ?? 0,
        storedTo,
      )
      return Number(added.lastInsertRowid)
    }
    if (isEvent(event, 'sightings-reverted')) revert.run(storedTo, event.payload.sightings)
    return null
  }
}
