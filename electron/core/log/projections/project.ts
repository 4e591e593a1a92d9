/**
 * What each event changes in the tables. A projection is never written from anywhere else.
 */

import { eventIdOf } from '../../../../src/domain/ids.ts'
import { isEvent, type LoggedEvent } from '../../../../src/domain/log/event.ts'
import type { WriteDb } from '../../workspace/sqlite.ts'
import { regroup } from './members.ts'
import type { Refold } from './refold.ts'

export type Project = (event: LoggedEvent) => void

/** Prepares the projection of one event, inside the transaction that appends it. */
export function prepareProject(db: WriteDb, refold: Refold): Project {
  const addImport = db.prepare(`
    INSERT INTO import (id, time, station, seq, actor, file, raw, canonical, counts, preset, reverted, stored_to)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')
  `)
  const revertImport = db.prepare<[string]>("UPDATE import SET reverted = 1, stored_to = '' WHERE id = ?")
  const heldBy = db.prepare<[string], string>('SELECT id FROM host WHERE blocker = ?').pluck()

  return (event) => {
    if (isEvent(event, 'import-finished')) {
      const { file, raw, canonical, counts, preset } = event.payload
      const id = eventIdOf(event.station, event.seq)
      addImport.run(
        id,
        event.time,
        event.station,
        event.seq,
        event.actor,
        file,
        raw,
        canonical,
        JSON.stringify(counts),
        preset ?? '',
      )
    } else if (isEvent(event, 'import-reverted')) {
      revertImport.run(event.payload.import)
    } else if (isEvent(event, 'blocker-lifted')) {
      for (const id of heldBy.all(event.payload.blocker)) refold.host(id)
    } else if (event.type === 'host-linked' || event.type === 'host-split') {
      const changed = regroup(db)
      for (const id of changed) refold.host(id)
    } else if (event.host !== undefined) {
      refold.host(event.host)
    }
  }
}
